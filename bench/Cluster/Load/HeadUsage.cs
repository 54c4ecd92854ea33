using System.Globalization;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Cluster.Load;

/// <summary>What a process has taken so far, as Linux tells.</summary>
/// <param name="PeakBytes">Resident memory at its highest.</param>
/// <param name="Processor">Processor time.</param>
internal sealed record HeadUsage(long PeakBytes, TimeSpan Processor)
{
    public static HeadUsage Of(int process)
    {
        var peak = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kilobytes = long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        return new(kilobytes * 1024, ProcStat.Read($"/proc/{process}").Processor);
    }
}
