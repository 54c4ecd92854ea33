using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Workers;

/// <summary>Chooses which experiment a free slot works for. Key: 0. Its state is derived and can be lost.</summary>
[Alias("ISchedulerGrain")]
public interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>A lease from a running experiment, or null when none has work for the slot. Returns within 2 s.</summary>
    [Alias("RequestAsync")]
    Task<Lease?> RequestAsync(SlotRequest request);

    /// <summary>Why the next trial of each experiment does not run yet; experiments without a trial that waits are left out.</summary>
    [Alias("ExplainAsync")]
    Task<IReadOnlyList<WaitReason>> ExplainAsync();
}
