using System.Globalization;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>A <c>stat</c> file of a process or a thread, as Linux writes it: NUMBER (NAME) STATE ...</summary>
/// <param name="Name">What it is called; it may hold spaces.</param>
/// <param name="Processor">User and system time so far.</param>
internal sealed record ProcStat(string Name, TimeSpan Processor)
{
    private const double TicksPerSecond = 100;

    /// <param name="folder">Its folder under <c>/proc</c>.</param>
    /// <exception cref="IOException">It has ended.</exception>
    public static ProcStat Read(string folder)
    {
        var text = File.ReadAllText(Path.Combine(folder, "stat"));
        var (begin, end) = (text.IndexOf('('), text.LastIndexOf(')'));
        // The 12th and 13th fields behind the name.
        var fields = text[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(text[(begin + 1)..end], TimeSpan.FromSeconds((Parse(fields[11]) + Parse(fields[12])) / TicksPerSecond));
    }

    private static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
