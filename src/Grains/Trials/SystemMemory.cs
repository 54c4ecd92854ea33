using System.Globalization;

namespace Orchestrator.Grains.Trials;

/// <summary>The memory of the machine as the system tells it; what can be had is told on Linux alone.</summary>
public sealed class SystemMemory : ISystemMemory
{
    private const string Table = "/proc/meminfo";
    private const string Line = "MemAvailable:";
    private const long Kibibyte = 1024;

    /// <inheritdoc/>
    public long Own => Environment.WorkingSet;

    /// <inheritdoc/>
    public long? Available => File.Exists(Table) ? ReadAvailable(File.ReadLines(Table)) : null;

    /// <summary>The bytes of the line <c>MemAvailable: N kB</c>, or null where there is none.</summary>
    internal static long? ReadAvailable(IEnumerable<string> lines)
    {
        var line = lines.FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal));
        var number = line?[Line.Length..].Trim().Split(' ')[0];
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count * Kibibyte : null;
    }
}
