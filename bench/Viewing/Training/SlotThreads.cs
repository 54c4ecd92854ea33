using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Viewing.Training;

/// <summary>What the threads that train have taken.</summary>
internal static class SlotThreads
{
    /// <summary>Processor time of the slots of a process so far.</summary>
    public static TimeSpan Processor(int process) =>
        Directory.EnumerateDirectories($"/proc/{process}/task").Aggregate(TimeSpan.Zero, (sum, task) => sum + ProcessorOf(task));

    // Threads come and go while they are listed.
    private static TimeSpan ProcessorOf(string task)
    {
        try
        {
            return ProcStat.Read(task) is var stat && stat.Name.StartsWith("slot ", StringComparison.Ordinal) ? stat.Processor : TimeSpan.Zero;
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }
}
