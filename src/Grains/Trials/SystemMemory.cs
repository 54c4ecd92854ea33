using System.Globalization;

namespace Orchestrator.Grains.Trials;

/// <summary>
/// The memory of the machine as the system tells it; what can be had is told on Linux alone, and asked for at most once a second: every
/// idle slot wants to know ten times in one. Safe to use from any thread.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class SystemMemory(TimeProvider time) : ISystemMemory
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);
    private const string Table = "/proc/meminfo";
    private const string Line = "MemAvailable:";
    private const long Kibibyte = 1024;

    private readonly Lock _lock = new();
    private (long At, long Own, long? Available)? _last;

    /// <inheritdoc/>
    public long Own => Read().Own;

    /// <inheritdoc/>
    public long? Available => Read().Available;

    /// <summary>The bytes of the line <c>MemAvailable: N kB</c>, or null where there is none.</summary>
    internal static long? ReadAvailable(IEnumerable<string> lines)
    {
        var line = lines.FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal));
        var number = line?[Line.Length..].Trim().Split(' ')[0];
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count * Kibibyte : null;
    }

    private (long At, long Own, long? Available) Read()
    {
        lock (_lock)
        {
            if (_last is { } last && time.GetElapsedTime(last.At) < Age) { return last; }

            var now = (time.GetTimestamp(), Environment.WorkingSet, File.Exists(Table) ? ReadAvailable(File.ReadLines(Table)) : null);
            _last = now;
            return now;
        }
    }
}
