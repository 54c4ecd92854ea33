using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Constraints;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Grains.Search;

/// <summary>What a specification says of one family: its space, what is enqueued for it, its constraints, its sampler.</summary>
internal sealed class FamilySetup
{
    private const string Default = "auto";

    private readonly ExperimentSpec _spec;
    private readonly FamilySpec _family;

    /// <exception cref="ArgumentException">The specification was not validated.</exception>
    public FamilySetup(ExperimentSpec spec, FamilySpec family)
    {
        (_spec, _family, Space) = (spec, family, FamilySpace.Of(spec, family));
        var names = spec.Parameters.Select(parameter => parameter.Name).ToHashSet();
        Constraints = [.. spec.Constraints.Select(text => ConstraintParser.Parse(text, names))];
    }

    public FamilySpace Space { get; }

    public IReadOnlyList<Constraint> Constraints { get; }

    /// <summary>The settings of a sampler that does not look at results; random ones stand in for those of one that does.</summary>
    public ISampler CreateFixed()
    {
        var sampler = CreateBare();
        return Constraints.Count == 0 && Enqueued().Count == 0
            ? sampler
            : new ConstrainedSampler(sampler, new(Space, new FixedSource(NameOf(_spec), sampler), Enqueued(), Constraints));
    }

    /// <summary>The settings of the specification's sampler.</summary>
    /// <param name="budget">How many settings the family has, or null where that is not known.</param>
    public Proposals CreateProposals(long? budget) => new(Space, CreateSource(budget), Enqueued(), Constraints);

    /// <summary>The setting that a parameter set makes, or null where none with it keeps to the constraints.</summary>
    /// <param name="set">What it gives.</param>
    /// <param name="index">Its place among all that were enqueued for the family, from 0.</param>
    public IReadOnlyList<ParameterAssignment>? Complete(IReadOnlyList<ParameterAssignment> set, int index) =>
        SettingCompletion.Find(Space, set, index, setting => Constraints.All(constraint => constraint.Holds(setting)));

    /// <summary>Which sampler <c>auto</c> takes for the family and why, for a person; null for a sampler that was named.</summary>
    /// <param name="budget">How many settings the family has, or null where that is not known.</param>
    public string? ExplainChoice(long? budget)
    {
        if (!Learns(_spec) || NameOf(_spec) != Default) { return null; }

        var choice = SamplerChoice.For(RequestFor(budget));
        return $"{choice.Name}: {choice.Reason}";
    }

    /// <summary>The sampler's name.</summary>
    public static string NameOf(ExperimentSpec spec) => spec.Sampler ?? (Learns(spec) ? Default : spec.Method.ToString().ToLowerInvariant());

    /// <summary>Whether the sampler learns from results.</summary>
    public static bool Learns(ExperimentSpec spec) => spec.Method == SearchMethod.Bayes;

    private ISettingSource CreateSource(long? budget)
    {
        var name = NameOf(_spec);
        if (!Learns(_spec)) { return new FixedSource(name, CreateBare()); }

        var sampler = AdaptiveSamplerCatalog.Find(name) ?? throw new ArgumentException($"There is no sampler {name} that learns.");
        Observation[] earlier = [.. Earlier().Select(Observe)];
        // Earlier results are of whole trials, without the shorter training that would place them beside others'.
        return earlier.Length == 0 && sampler.Create(RequestFor(budget)) is IRevisableSampler revisable
            ? new MultiFidelitySource(name, revisable)
            : new AdaptiveSource(name, () => sampler.Create(RequestFor(budget)), earlier);
    }

    private SamplerRequest RequestFor(long? budget) => new(Space, budget, Math.Max(1, _family.Objectives.Count)) { Earlier = Earlier().Count() };

    private IEnumerable<EarlierResult> Earlier() => (_spec.WarmStart?.Results ?? []).Where(result => result.Family == _family.Name);

    // An index that no draw of this experiment has.
    private Observation Observe(EarlierResult result, int place)
    {
        double[] losses = [.. _family.Objectives.Select((objective, index) =>
            result.Values is { } values ? new LossScale(objective.Direction).Turn(values[index]) : double.NaN)];
        return new(long.MinValue + place, result.Parameters, losses[0]) { Losses = losses };
    }

    private ISampler CreateBare() => Learns(_spec)
        ? new RandomSampler(Space)
        : (SamplerCatalog.Find(NameOf(_spec)) ?? SamplerCatalog.For(_spec.Method)).Create(Space);

    /// <summary>What was enqueued for the family, in the order of the places: the sweep file's sets at the beginning, then later ones.</summary>
    public IReadOnlyList<EnqueuedSet> Enqueued() =>
        [.. _spec.Enqueue.Select(set => new EnqueuedSet(0, set, -1)).Concat(_spec.EnqueuedLater ?? []).Where(set => Takes(set.Parameters))];

    /// <summary>Whether a parameter set is the family's; one that names no model goes to the first family.</summary>
    public bool Takes(IReadOnlyList<ParameterAssignment> set) => set.FirstOrDefault(one => one.Name == "model") is { Name: not null } model
        ? _family.Models.Contains(model.Value.ToString())
        : _family.Name == _spec.Families[0].Name;
}
