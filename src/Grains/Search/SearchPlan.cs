using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Grains.Search;

/// <summary>
/// Which trials an experiment has: a function of the specification and the trial's number alone. Families are dealt
/// settings in turn, so that the run cap is shared evenly; the trials of one setting have consecutive numbers. Where settings depend
/// on results only numbers and counts hold, and random settings stand in as a preview.
/// </summary>
/// <remarks>
/// A run cap that is not a multiple of the repeats cuts the last setting: there are exactly as many trials as the cap says,
/// the same ones that a larger cap begins with, and the last setting has fewer repeats.
/// </remarks>
public sealed class SearchPlan
{
    /// <summary>The most settings of a grid.</summary>
    public const int MaxSettings = GridSampler.MaxSettings;

    private readonly ExperimentSpec _spec;
    private readonly IReadOnlyList<ISampler> _samplers;
    private readonly Rotation _rotation;

    private SearchPlan(ExperimentSpec spec, IReadOnlyList<ISampler> samplers)
    {
        (_spec, _samplers) = (spec, samplers);
        _rotation = new Rotation([.. samplers.Select(sampler => sampler.Count)]);
        Planned = CountTrials();
        Settings = (int)(((long)Planned + spec.Repeats - 1) / spec.Repeats);
        Numbering = new(_rotation, spec.Repeats, Planned);
    }

    /// <summary>Trials of the whole plan.</summary>
    public int Planned { get; }

    /// <summary>Settings of the whole plan; the last may be cut by the run cap.</summary>
    public int Settings { get; }

    /// <summary>Which numbers the trials of each family have.</summary>
    internal TrialNumbering Numbering { get; }

    /// <summary>The plan of <paramref name="spec"/>.</summary>
    /// <exception cref="ArgumentException">
    /// The specification was not validated: a grid has over <see cref="MaxSettings"/> settings or a continuous parameter, random
    /// draws have no run cap, or conditions form a cycle.
    /// </exception>
    public static SearchPlan For(ExperimentSpec spec) =>
        new(spec, [.. spec.Families.Select(family => new FamilySetup(spec, family).CreateFixed())]);

    /// <summary>For each family whose sampler is chosen by the program, which one it is and why, as a line for a person.</summary>
    public IReadOnlyList<string> ExplainSamplers() =>
        [.. _spec.Families.Select((family, index) => (family.Name, Choice: new FamilySetup(_spec, family).ExplainChoice(SettingsOf(index))))
            .Where(one => one.Choice is not null)
            .Select(one => $"{one.Name}: {one.Choice}")];

    /// <summary>The trial with this number, or null when the plan has no more than <paramref name="number"/> trials.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is negative.</exception>
    public TrialSpec? TrialAt(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return number < Planned ? Create(number) : null;
    }

    /// <summary>
    /// The first trials of up to <paramref name="count"/> different settings, chosen by the seed, in the order of the plan.
    /// </summary>
    public IReadOnlyList<TrialSpec> SampleSettings(int count)
    {
        var chosen = new SortedSet<int>();
        for (var draw = 0; chosen.Count < Math.Min(count, Settings); draw++)
        {
            chosen.Add((int)(StableDraw.ForPreview(_spec.Seed, draw) * Settings));
        }

        return [.. chosen.Select(setting => Create(setting * _spec.Repeats))];
    }

    private long SettingsOf(int family) => (Numbering.TrialsOf(family) + _spec.Repeats - 1) / _spec.Repeats;

    private TrialSpec Create(int number)
    {
        var (family, index) = _rotation.Locate(number / _spec.Repeats);
        var parameters = _samplers[family].SettingAt(index);
        return new TrialSpec
        {
            Number = number,
            Setting = number / _spec.Repeats,
            Repeat = number % _spec.Repeats,
            Family = _spec.Families[family].Name,
            Model = parameters.First(parameter => parameter.Name == "model").Value.ToString(),
            Parameters = parameters,
            Origin = OriginOf(number),
        };
    }

    private CheckpointOrigin? OriginOf(int number) => _spec.EnqueuedLater?.FirstOrDefault(set => set.Trial == number)?.Origin is { } origin
        ? new(origin.Trial, origin.Epoch)
        : null;

    private int CountTrials()
    {
        if (_rotation.Total is not { } settings)
        {
            return _spec.RunCap ?? throw new ArgumentException("Random draws never end: they need a run cap.");
        }

        return (int)Math.Min(settings * _spec.Repeats, _spec.RunCap ?? int.MaxValue);
    }
}
