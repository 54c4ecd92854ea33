using System.Text;

namespace Orchestrator.Silo.Output;

/// <summary>
/// A writer of messages that nobody may be left to read: after the first write that fails, as on a terminal that was closed,
/// it is silent for good. A message is no reason to end a run.
/// </summary>
/// <param name="inner">Where messages go while they can; the caller disposes it.</param>
internal sealed class ForgivingWriter(TextWriter inner) : TextWriter
{
    private volatile bool _isLost;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_isLost) { return; }

        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _isLost = true;
        }
    }
}
