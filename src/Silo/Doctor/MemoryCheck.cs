using Orchestrator.Grains.Trials;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Doctor;

/// <summary>Whether there is memory for a trial.</summary>
internal static class MemoryCheck
{
    private const long Little = 1_000_000_000;

    public static Finding Look() => Judge(MemoryLimit.OfProcess.Bytes, new SystemMemory(TimeProvider.System).Available);

    /// <param name="limit">What the process may take.</param>
    /// <param name="available">What the machine can still give, or null where it does not say.</param>
    internal static Finding Judge(long limit, long? available)
    {
        var free = Math.Min(limit, available ?? limit);
        return free < Little
            ? Finding.Doubtful("memory", $"{Words.Bytes(free)} are free of {Words.Bytes(limit)}: trials of larger models wait for more, or fail; end other programs or raise the limit of the control group.")
            : Finding.Good("memory", $"{Words.Bytes(free)} are free of {Words.Bytes(limit)}.");
    }
}
