using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Training;

/// <summary>
/// When metrics that are dear to measure are measured before the last epoch, which has all of them. Rungs have those alone by which
/// trials are compared: the others would cost a pruned search more than its epochs do.
/// </summary>
/// <param name="Epochs">Epochs with all of them.</param>
/// <param name="Compared">The metrics by which rungs compare trials, as far as they are dear.</param>
/// <param name="Rungs">Epochs with these.</param>
public sealed record DearSchedule(IReadOnlyCollection<int> Epochs, IReadOnlyList<string> Compared, IReadOnlyCollection<int> Rungs)
{
    /// <summary>None before the last epoch.</summary>
    public static DearSchedule LastAlone { get; } = new([], [], []);

    /// <summary>Names of the metrics that an epoch has; a model reports those of them that it can.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="last">The last epoch.</param>
    public IReadOnlyList<string> At(int epoch, int last)
    {
        if (epoch == last || Epochs.Contains(epoch)) { return FamilyCatalog.DearMetrics; }

        return Rungs.Contains(epoch) ? Compared : [];
    }
}
