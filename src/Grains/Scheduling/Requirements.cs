using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Cluster;
using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Scheduling;

/// <summary>What an experiment asks of the slots that train for it. Pure.</summary>
/// <param name="Words">Kinds of slots, and labels of workers.</param>
/// <param name="Device">Where its trials train: cpu, cuda or cuda:N.</param>
/// <param name="MachineKind">The one machine kind that it keeps to, or null for any.</param>
internal sealed record Requirements(IReadOnlyList<string> Words, string Device, string? MachineKind)
{
    /// <summary>Those of <paramref name="spec"/>; one that trains on a GPU needs one whether or not it says so.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="machineKind">The machine kind of its first trial, or null before.</param>
    public static Requirements Of(ExperimentSpec spec, string? machineKind)
    {
        var gpu = WorkerLabels.WordOf(SlotKind.Gpu);
        var words = TorchDevices.IsCuda(spec.Device) && !spec.Requires.Contains(gpu) ? [.. spec.Requires, gpu] : spec.Requires;
        return new(words, spec.Device, spec.MachineKind == "one" ? machineKind : null);
    }

    /// <summary>Whether the slot may train for it.</summary>
    public bool AreMetBy(SlotOffer offer) =>
        (MachineKind is null || MachineKind == offer.KindOn(Device)) && Words.All(word => WorkerLabels.IsMet(word, offer.Request.Kind, offer.Request.Labels));

    /// <summary>Whether a slot of the worker may train for it.</summary>
    public bool AreMetBy(WorkerAbilities worker) => (MachineKind is null || worker.HasKind(MachineKind, Device)) && HasWords(worker);

    /// <summary>Why none of the workers can train for it, or null where one can.</summary>
    public string? FindMissing(IReadOnlyList<WorkerAbilities> workers) =>
        workers.Count == 0 ? "no worker takes trials"
        : workers.Any(AreMetBy) ? null
        : workers.Any(HasWords) ? $"it keeps to the machine kind of its first trial, of which no worker is here: {MachineKind}"
        : $"no worker has what it requires: {string.Join(", ", Words)}";

    private bool HasWords(WorkerAbilities worker) => worker.Slots.Any(kind => Words.All(word => WorkerLabels.IsMet(word, kind, worker.Labels)));
}
