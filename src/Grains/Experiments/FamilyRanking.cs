using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Experiments;

/// <summary>What ranks the trials of each family, and the best of each so far. Guarded by its projection.</summary>
internal sealed class FamilyRanking(ExperimentSpec spec)
{
    private readonly Dictionary<string, LeaderboardEntry> _best = [];

    /// <summary>What ranks <paramref name="trial"/>'s family, or null where nothing does.</summary>
    public Objective? ObjectiveFor(TrialRecord trial) =>
        spec.Families.FirstOrDefault(family => family.Name == trial.Spec.Family)?.Objective;

    /// <summary>Whether the first value is better than the second one for <paramref name="trial"/>'s family.</summary>
    public Func<double, double, bool> ComparerFor(TrialRecord trial)
    {
        var objective = ObjectiveFor(trial);
        return (left, right) => objective?.Compare(left, right) < 0;
    }

    /// <summary>A trial's value from its recorded epochs, as <c>objective_at</c> says.</summary>
    public double? ValueOf(TrialRecord trial) => spec.ObjectiveAt == "best" ? trial.BestObjective : trial.LastObjective;

    /// <summary>The best of each family, in the families' order.</summary>
    public IReadOnlyList<LeaderboardEntry> ListBest() =>
        [.. spec.Families.Where(family => _best.ContainsKey(family.Name)).Select(family => _best[family.Name])];

    /// <summary>Ranks a trial that Completed.</summary>
    public void Rank(TrialRecord trial, double? value)
    {
        if (ObjectiveFor(trial) is not { } objective || value is not { } score || double.IsNaN(score)) { return; }

        var family = trial.Spec.Family;
        var comparison = _best.TryGetValue(family, out var best) ? objective.Compare(score, best.Value!.Value) : -1;
        // Ties go to the lower number, so that the order in which trials end never shows.
        if (comparison < 0 || (comparison == 0 && trial.Spec.Number < best!.Trial))
        {
            _best[family] = new(family, objective.Metric, 1, trial.Spec.Model, trial.Spec.Number, score, trial.Spec.Parameters);
        }
    }
}
