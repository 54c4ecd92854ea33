using Orchestrator.Models.Footprints;

namespace Orchestrator.Grains.Trials;

/// <summary>How much memory the trials of this process may take together, as things are now: others may run on the machine too.</summary>
/// <param name="limit">What the process may take, control group included.</param>
/// <param name="data">Its data sets.</param>
/// <param name="memory">Measures what is free.</param>
public sealed class TrialRoom(MemoryLimit limit, DataSetStore data, ISystemMemory memory)
{
    /// <summary>Bytes beside the program and its data sets, at least 0.</summary>
    public long Bytes => Math.Max(0, Math.Min(limit.Bytes, memory.Own + (memory.Available ?? limit.Bytes)) - TrialFootprint.Program - data.Bytes);
}
