using System.Globalization;

namespace Orchestrator.Bench.Viewing.Training;

/// <summary>What the threads that train have taken, as Linux tells.</summary>
internal static class SlotThreads
{
    private const double TicksPerSecond = 100;

    /// <summary>Processor time of the slots of a process so far.</summary>
    public static TimeSpan Processor(int process) => TimeSpan.FromSeconds(Directory.EnumerateDirectories($"/proc/{process}/task").Sum(TicksOf) / TicksPerSecond);

    // Threads come and go while they are listed.
    private static long TicksOf(string task)
    {
        try
        {
            // NUMBER (NAME) STATE ...: user and system time are the 12th and 13th behind the name.
            var stat = File.ReadAllText(Path.Combine(task, "stat"));
            if (!stat.Contains("(slot ", StringComparison.Ordinal)) { return 0; }

            var fields = stat.Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Parse(fields[11]) + Parse(fields[12]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
