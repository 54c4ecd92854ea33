using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Orchestrator.Models.Data.Idx;

/// <summary>Reads a file's contents once from front to end, hashes them and names the place where they are wrong.</summary>
/// <param name="stream">The uncompressed contents; the caller disposes it.</param>
/// <param name="path">The file, for messages.</param>
/// <param name="counted">What bytes are counted in, for messages.</param>
internal sealed class IdxStream(Stream stream, string path, string counted)
{
    private const int Piece = 1 << 20;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string Path => path;

    public long Position { get; private set; }

    public uint Number() => BinaryPrimitives.ReadUInt32BigEndian(Bytes(4));

    public void Expect(uint expected, string what, bool asHex = false)
    {
        var found = Number();
        if (found != expected)
        {
            var hint = found >> 16 == 0x1f8b ? " (this is gzip: its name must end in .gz)" : "";
            throw Problem(Position - 4, $"{what} {Format(expected, asHex)}", Format(found, asHex) + hint);
        }
    }

    /// <summary>The next bytes. Memory grows with what is there, not with what the header promises.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[Math.Min(count, Piece)];
        for (var filled = 0; ; Array.Resize(ref bytes, (int)Math.Min(count, 4L * bytes.Length)))
        {
            var read = Fill(bytes.AsSpan(filled));
            filled += read;
            if (filled < bytes.Length)
            {
                throw Problem(Position, $"{count - filled} more bytes", "the end of the file");
            }
            if (filled == count)
            {
                hash.AppendData(bytes);
                return bytes;
            }
        }
    }

    public void ExpectEnd()
    {
        if (Fill(new byte[1]) > 0)
        {
            throw Problem(Position - 1, "the end of the file", "more bytes");
        }
    }

    public string Sha256()
    {
        using (hash)
        {
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    public DataSetException Problem(long position, string expected, string found) =>
        new($"{path}: at byte {position}{counted}: expected {expected}, found {found}.");

    private int Fill(Span<byte> bytes)
    {
        try
        {
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            Position += read;
            return read;
        }
        catch (InvalidDataException e)
        {
            throw new DataSetException($"{path}: expected valid gzip, found damage after byte {Position}{counted}: the file is cut or altered.", e);
        }
    }

    private static string Format(uint number, bool asHex) => asHex ? $"0x{number:x8}" : $"{number}";
}
