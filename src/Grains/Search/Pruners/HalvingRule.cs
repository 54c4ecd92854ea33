namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// Successive halving, the stopping variant (L. Li et al., A System for Massively Parallel Hyperparameter Tuning, 2020): a setting
/// trains on when it is among the best 1/eta of those that reached its rung so far, at least one. W&amp;B's
/// <c>early_terminate</c> is this rule; its <c>strict</c> says which loss of a setting is judged (<see cref="StoppingPruner"/>).
/// </summary>
/// <param name="eta">Above 1.</param>
internal sealed class HalvingRule(double eta) : IStoppingRule
{
    public IStoppingRule.Verdict Judge(RungResult result, Rung rung)
    {
        var kept = Math.Max(1, (int)(rung.Count / eta));
        return new(!double.IsNaN(result.Loss) && rung.RankOf(result.Setting, result.Loss) <= kept, rung.CutOf(kept), "");
    }
}
