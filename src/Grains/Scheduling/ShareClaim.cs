namespace Orchestrator.Grains.Scheduling;

/// <summary>An experiment that has a trial for a free slot.</summary>
/// <param name="Id">The experiment.</param>
/// <param name="Weight">Its share relative to the others', above 0.</param>
/// <param name="MaxSlots">The most slots at once, or null.</param>
/// <param name="Slots">Slots that train for it now, or are on their way to it.</param>
internal sealed record ShareClaim(string Id, double Weight, int? MaxSlots, int Slots);
