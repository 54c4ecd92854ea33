using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search.Pruners;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>
/// The searches of an experiment's families, each with its own sampler, pruner and window. Decisions of one family do not depend
/// on those of another.
/// </summary>
internal sealed class ExperimentSearch
{
    private readonly ExperimentSpec _spec;
    private readonly TrialNumbering _numbering;
    private readonly FamilySearch[] _families;

    /// <param name="spec">A validated specification.</param>
    /// <param name="epochs">How many epochs its settings have.</param>
    /// <exception cref="ArgumentException">It was not validated.</exception>
    public ExperimentSearch(ExperimentSpec spec, EpochCounts epochs)
    {
        _spec = spec;
        _numbering = SearchPlan.For(spec).Numbering;
        _families = [.. spec.Families.Select((family, index) => Create(family, index, epochs))];
    }

    /// <summary>Whether anything that the experiment does depends on results; if not, its plan is known from the beginning.</summary>
    public static bool IsNeeded(ExperimentSpec spec) =>
        FamilySetup.Learns(spec)
        || spec.Pruner is { Name: not PrunerSpec.None }
        || spec.Failures is not null
        || spec.Families.Any(family => family.Target is not null);

    /// <summary>Whether nothing more is decided in any family.</summary>
    public bool IsFinished => _families.All(family => family.IsFinished);

    /// <summary>The most results that were held back in one window: so many more outstanding jobs would have filled the slots.</summary>
    public int MostHeldBack => _families.Max(family => family.Window.MostHeldBack);

    /// <summary>Why more is decided only once results come, for a person; null where nothing more is.</summary>
    public string? WhyUndecided =>
        IsFinished ? null
        : _families.Any(family => !family.IsFinished && family.Window.HasRoom) ? "its search decides on them from the results of others"
        : $"its search has as many trials open as parallelism allows, {_spec.Parallelism}";

    /// <summary>See <see cref="FamilySearch.EndedBy"/>.</summary>
    public string? EndedBy(int family) => _families[family].EndedBy;

    /// <summary>The decisions that need no event.</summary>
    public IReadOnlyList<SearchStep> Begin() =>
        [.. _families.SelectMany((family, index) => family.Begin().Select(decision => StepOf(index, decision)))];

    /// <summary>Takes in what became of a trial.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="describe">The event, for the trial's place in its family.</param>
    public IReadOnlyList<SearchStep> Apply(int number, Func<TrialKey, SearchEvent> describe)
    {
        var (family, trial) = _numbering.Locate(number);
        return [.. _families[family].Apply(describe(trial)).Select(decision => StepOf(family, decision))];
    }

    private FamilySearch Create(FamilySpec family, int index, EpochCounts epochs)
    {
        var setup = new FamilySetup(_spec, family);
        var direction = family.Objective?.Direction ?? ObjectiveDirection.Minimize;
        var trials = _numbering.TrialsOf(index);
        var pruner = _spec.Pruner ?? new();
        return new(
            new()
            {
                Parallelism = _spec.Parallelism,
                Order = _spec.Order == "arrival" ? SearchOrder.Arrival : SearchOrder.Logical,
                Direction = direction,
                Others = family.Others ?? [],
                UsesBest = _spec.ObjectiveAt == "best",
                Repeats = _spec.Repeats,
                UsesMean = _spec.Aggregate == "mean",
                Trials = trials,
                Failures = _spec.Failures,
                Target = family.Target,
            },
            setup.CreateProposals((trials + _spec.Repeats - 1) / _spec.Repeats),
            PrunerCatalog.Find(pruner.Name)!.Create(pruner, new(setup.Space, epochs.Max, new(direction), epochs.Tunable)),
            epochs.Of);
    }

    private SearchStep StepOf(int family, SearchDecision decision)
    {
        var trial = decision switch
        {
            StartTrial start => start.Job.Trial,
            ContinueTrial going => going.Job.Trial,
            PauseTrial pause => pause.Trial,
            PruneTrial prune => prune.Trial,
            _ => (TrialKey?)null,
        };
        var number = trial is { } key ? _numbering.NumberOf(family, key) : (int?)null;
        return new(_spec.Families[family].Name, decision, number, decision is StartTrial started ? Specify(family, number!.Value, started) : null);
    }

    private TrialSpec Specify(int family, int number, StartTrial start) => new()
    {
        Number = number,
        Setting = number / _spec.Repeats,
        Repeat = start.Job.Trial.Repeat,
        Family = _spec.Families[family].Name,
        Model = start.Parameters.First(parameter => parameter.Name == "model").Value.ToString(),
        Parameters = start.Parameters,
        Origin = start.Origin is { } origin ? new(_numbering.NumberOf(family, origin.Parent), origin.Epoch) : null,
    };
}
