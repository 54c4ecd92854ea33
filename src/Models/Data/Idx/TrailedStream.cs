namespace Orchestrator.Models.Data.Idx;

/// <summary>
/// A gzip file followed by eight bytes that are no trailer. .NET takes the end of a file for the end of its contents, and so
/// never looks for a CRC-32 and a length that were cut off; with these bytes in their place they are looked at and do not
/// fit, since no length (RFC 1952: the last four bytes) reaches 0xff000000 here. Behind a whole trailer they are ignored.
/// </summary>
/// <param name="inner">The file; the caller disposes it.</param>
internal sealed class TrailedStream(Stream inner) : Stream
{
    private const int TrailerLength = 8;
    private int _left = TrailerLength;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => inner.Length + TrailerLength;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (inner.Read(buffer) is > 0 and var read) { return read; }

        var count = Math.Min(buffer.Length, _left);
        buffer[..count].Fill(0xff);
        _left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
