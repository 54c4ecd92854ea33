using Orchestrator.Abstractions.Workers;
using Orchestrator.Models.Footprints;

namespace Orchestrator.Grains.Trials;

/// <summary>How much memory the trials of this process may take together, as things are now: others may run on the machine too.</summary>
/// <param name="limit">What the process may take, control group included.</param>
/// <param name="data">Its data sets.</param>
/// <param name="memory">Measures what is free.</param>
public sealed class TrialRoom(MemoryLimit limit, DataSetStore data, ISystemMemory memory)
{
    /// <summary>Bytes beside the program and its data sets, at least 0.</summary>
    public long Bytes => Math.Max(0, Most - TrialFootprint.Program - data.Bytes);

    /// <summary>What the process holds of memory, in bytes.</summary>
    public long Own => memory.Own;

    /// <summary>What of its limit the process cannot have beyond what it holds, and what it holds.</summary>
    public MemoryUse Use => new(limit.Bytes - Math.Max(0, Most - memory.Own), limit.Bytes);

    // What the process can come to hold.
    private long Most => Math.Min(limit.Bytes, memory.Own + (memory.Available ?? limit.Bytes));
}
