using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.WarmStarts;

/// <summary>Sorts the trials of one earlier experiment: those that a sweep can learn from, and why it cannot from the others.</summary>
/// <param name="spec">The sweep.</param>
/// <param name="source">The earlier experiment's specification.</param>
internal sealed class EarlierTrials(ExperimentSpec spec, ExperimentSpec source)
{
    /// <summary>The most settings that a sweep takes from all experiments: they are part of its specification.</summary>
    public const int MaxSettings = 1_000;

    private readonly Dictionary<string, (FamilySpec Family, SpaceFit Fit)> _families = spec.Families
        .Where(family => SharedObjectives.HasFamily(source, family))
        .ToDictionary(family => family.Name, family => (family, new SpaceFit(spec, family)));

    private readonly SortedDictionary<int, List<TrialSummary>> _settings = [];
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <summary>How many trials there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are in the results of <see cref="Take"/>.</summary>
    public int Taken { get; private set; }

    /// <summary>Whether a sweep with room for them could learn from any.</summary>
    public bool HasUsable => _settings.Count > 0;

    /// <summary>The others, by reason.</summary>
    public IReadOnlyList<LeftOutTrials> LeftOut => [.. _leftOut.Select(reason => new LeftOutTrials(reason.Key, reason.Value))];

    /// <summary>Sorts a trial, whose metrics are those of the epoch that gives its value; they come in the order of their numbers.</summary>
    public void Add(TrialSummary trial)
    {
        Count++;
        if (FindReason(trial) is { } reason) { LeaveOut(reason, 1); }
        else if (_settings.TryGetValue(trial.Setting, out var repeats)) { repeats.Add(trial); }
        else { _settings.Add(trial.Setting, [trial]); }
    }

    /// <summary>One result a setting, at most <paramref name="room"/>; repeats are aggregated as the sweep's own are.</summary>
    public IReadOnlyList<EarlierResult> Take(int room)
    {
        LeaveOut($"over the {MaxSettings} settings that a sweep takes", _settings.Values.Skip(room).Sum(repeats => repeats.Count));
        Taken = _settings.Values.Take(room).Sum(repeats => repeats.Count);
        return [.. _settings.Values.Take(room).Select(repeats => new EarlierResult(repeats[0].Family, repeats[0].Parameters, Aggregate(repeats)))];
    }

    private void LeaveOut(string reason, int trials)
    {
        if (trials > 0) { _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + trials; }
    }

    private string? FindReason(TrialSummary trial) => trial switch
    {
        { State: TrialState.Pruned } => "pruned",
        { State: TrialState.Canceled } => "canceled",
        { State: not (TrialState.Completed or TrialState.Failed) } => "not finished",
        { Failure.Kind: var kind } when !TrialProgress.IsOwn(kind) => $"failed as {kind}",
        { Origin: not null } => "gone on from another's checkpoint",
        _ when !_families.ContainsKey(trial.Family) => "of another family or objective",
        _ when !HasSameImages(trial) => "on other images under the same name",
        _ => _families[trial.Family].Fit.FindMisfit(trial.Parameters) ?? FindLack(trial),
    };

    // Some metrics are measured at the last epoch alone.
    private string? FindLack(TrialSummary trial) => trial.State == TrialState.Completed
        && _families[trial.Family].Family.Objectives.Skip(1).FirstOrDefault(objective => trial.Metrics.All(metric => metric.Name != objective.Metric)) is { } lacking
            ? $"without {lacking.Metric} at the epoch that counts"
            : null;

    private bool HasSameImages(TrialSummary trial)
    {
        var name = trial.Parameters.FirstOrDefault(parameter => parameter.Name == "dataset").Value.ToString();
        return Find(spec) is not { } own || Find(source) is not { } other || own.Sha256 == other.Sha256;

        DataSetSpec? Find(ExperimentSpec one) => one.DataSets.FirstOrDefault(set => set.Name == name);
    }

    // What is not finite, as all that failed, is worst.
    private double[]? Aggregate(List<TrialSummary> repeats)
    {
        var objectives = _families[repeats[0].Family].Family.Objectives;
        double[] values = [.. objectives.Select((objective, place) =>
        {
            var scale = new LossScale(objective.Direction);
            return scale.Turn(SettingState.Aggregate([.. repeats.Select(trial => scale.Turn(ValueOf(trial, objective, place)))], spec.Aggregate == "mean"));
        })];
        return values.All(double.IsFinite) ? values : null;
    }

    private static double ValueOf(TrialSummary trial, Objective objective, int place) => trial switch
    {
        { State: TrialState.Failed } => double.NaN,
        _ when place == 0 => trial.Objective ?? double.NaN,
        _ => trial.Metrics.Where(metric => metric.Name == objective.Metric).Select(metric => metric.Value).FirstOrDefault(double.NaN),
    };
}
