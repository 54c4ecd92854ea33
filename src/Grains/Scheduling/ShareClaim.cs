using Orchestrator.Grains.Experiments;

namespace Orchestrator.Grains.Scheduling;

/// <summary>An experiment that has a trial for a free slot.</summary>
/// <param name="Id">The experiment.</param>
/// <param name="Weight">Its share relative to the others', above 0.</param>
/// <param name="MaxSlots">The most slots at once, or null.</param>
/// <param name="Slots">Slots that train for it now, or are on their way to it.</param>
internal sealed record ShareClaim(string Id, double Weight, int? MaxSlots, int Slots)
{
    /// <summary>The experiments that have a trial for a slot.</summary>
    /// <param name="experiments">All of them.</param>
    /// <param name="offer">The slot.</param>
    /// <param name="coming">By experiment, slots that are on their way to it.</param>
    public static IReadOnlyList<ShareClaim> List(
        IEnumerable<(string Id, ExperimentProjection Experiment)> experiments, SlotOffer offer, IReadOnlyDictionary<string, HashSet<(string WorkerId, int Slot)>> coming) =>
    [
        .. from entry in experiments
           where entry.Experiment.HasWork && entry.Experiment.Requirements.AreMetBy(offer)
           let spec = entry.Experiment.Spec
           let slots = entry.Experiment.CountSlots(coming.GetValueOrDefault(entry.Id, []))
           select new ShareClaim(entry.Id, spec.Weight, spec.MaxSlots, slots),
    ];
}
