using System.Globalization;

namespace Orchestrator.Bench.Cluster.Load;

/// <summary>What a process has taken so far, as Linux tells.</summary>
/// <param name="PeakBytes">Resident memory at its highest.</param>
/// <param name="Processor">Processor time.</param>
internal sealed record HeadUsage(long PeakBytes, TimeSpan Processor)
{
    private const double TicksPerSecond = 100;

    public static HeadUsage Of(int process)
    {
        var peak = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        // The name in parentheses may have spaces: the 14th and 15th fields count from behind it.
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = Parse(fields[11]) + Parse(fields[12]);
        return new(Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024, TimeSpan.FromSeconds(ticks / TicksPerSecond));
    }

    private static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
