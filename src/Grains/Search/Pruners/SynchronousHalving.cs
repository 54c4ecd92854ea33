using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// Successive halving, the promotion variant: brackets of eta^rungs settings, of which the best 1/eta pass each rung, so that one
/// of each bracket trains to its end.
/// </summary>
internal static class SynchronousHalving
{
    /// <summary>The most settings of one bracket.</summary>
    public const int MaxBracket = 10_000;

    public static BracketPruner Create(double eta, RungLadder ladder, LossScale scale)
    {
        var capacity = (int)Math.Clamp(Math.Round(Math.Pow(eta, ladder.Count)), 1, MaxBracket);
        return new(index => new($"bracket {index + 1}", capacity, ladder, eta, scale));
    }
}
