using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Checkpoints;

/// <summary>Which of a trial's checkpoints are no longer kept. Pure.</summary>
internal static class CheckpointRetention
{
    /// <summary>The epochs to drop.</summary>
    /// <param name="spec">What the experiment keeps.</param>
    /// <param name="epochs">The epochs that have a checkpoint, in order.</param>
    /// <param name="isBetter">Whether the objective at one epoch is better than at another; null where nothing ranks the family.</param>
    public static IReadOnlyList<int> ListDropped(CheckpointSpec spec, IReadOnlyList<int> epochs, Func<int, int, bool>? isBetter)
    {
        if (epochs.Count == 0 || spec.Keep.Contains("all")) { return []; }

        // The newest is what the next attempt goes on from, whatever the experiment keeps.
        HashSet<int> kept = [epochs[^1]];
        if (spec.Keep.Contains("best") && isBetter is not null)
        {
            kept.Add(epochs.Aggregate((best, epoch) => isBetter(epoch, best) ? epoch : best));
        }

        return [.. epochs.Where(epoch => !kept.Contains(epoch))];
    }
}
