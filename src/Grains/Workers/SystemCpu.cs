using System.Globalization;

namespace Orchestrator.Grains.Workers;

/// <summary>The processor's time as the system tells it; the machine's on Linux alone.</summary>
public sealed class SystemCpu : ISystemCpu
{
    private const string Table = "/proc/stat";
    private const string Prefix = "cpu";

    // user nice system idle iowait irq softirq steal; what follows is counted in user already (proc_stat(5)).
    private const int Idle = 3;
    private const int Waiting = 4;
    private const int Parts = 8;

    /// <inheritdoc/>
    public int Cores => Environment.ProcessorCount;

    /// <inheritdoc/>
    public TimeSpan Own => Environment.CpuUsage.TotalTime;

    /// <inheritdoc/>
    public MachineTime? Machine => File.Exists(Table) ? ReadMachine(File.ReadLines(Table)) : null;

    /// <summary>The sum of the line <c>cpu</c>, with the cores that have one of their own; null where there is none.</summary>
    internal static MachineTime? ReadMachine(IEnumerable<string> lines)
    {
        var processors = lines.TakeWhile(line => line.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        if (processors.FirstOrDefault() is not { } sum) { return null; }

        var ticks = sum.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(Parts).Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return ticks.Count > Waiting ? new(processors.Count - 1, ticks.Sum() - ticks[Idle] - ticks[Waiting], ticks.Sum()) : null;
    }
}
