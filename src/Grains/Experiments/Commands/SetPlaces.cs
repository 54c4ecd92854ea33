using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Gives parameter sets their places: each is the first setting of its family that nobody has begun and no earlier set is to have.</summary>
internal sealed class SetPlaces
{
    private readonly ExperimentSpec _spec;
    private readonly ExperimentProjection _experiment;
    private readonly FamilySetup[] _families;
    private readonly List<(EnqueuedSet Set, int Family)> _added = [];
    private readonly List<string> _known = [];

    public SetPlaces(ExperimentSpec spec, ExperimentProjection experiment) =>
        (_spec, _experiment, _families) = (spec, experiment, [.. spec.Families.Select(family => new FamilySetup(spec, family))]);

    /// <summary>The sets that are new, in the order in which they came.</summary>
    public IReadOnlyList<EnqueuedSet> Added => [.. _added.Select(one => one.Set)];

    /// <summary>What is there already, a sentence each.</summary>
    public IReadOnlyList<string> Known => _known;

    /// <summary>The numbers of each new set's first and last trial.</summary>
    public IReadOnlyList<(int First, int Last)> Trials => [.. _added.Select(one => (one.Set.Trial, one.Set.Trial + _spec.Repeats - 1))];

    /// <summary>Adds a set; one that is there already only if that is wanted.</summary>
    /// <exception cref="InvalidCommandException">It makes no setting.</exception>
    /// <exception cref="StateConflictException">Its family starts nothing more.</exception>
    public void Add(IReadOnlyList<ParameterAssignment> set, bool again)
    {
        var family = FamilyOf(set);
        var setting = Complete(set, family);
        if (!again && FindKnown(set, setting) is { } known) { _known.Add(known); }
        else { _added.Add((Place(set, family), family)); }
    }

    /// <summary>Adds a fork; one that is there already only if that is wanted.</summary>
    /// <param name="setting">All of its parameters.</param>
    /// <param name="parent">The trial that is forked.</param>
    /// <param name="epoch">The epoch at which it is.</param>
    /// <param name="isAnyEpoch">Whether nobody named the epoch: asked again, the newest checkpoint may be a later one.</param>
    /// <param name="again">Whether it is wanted again.</param>
    /// <exception cref="InvalidCommandException">It breaks a constraint.</exception>
    /// <exception cref="StateConflictException">Its family starts nothing more.</exception>
    public void AddFork(IReadOnlyList<ParameterAssignment> setting, int parent, int epoch, bool isAnyEpoch, bool again)
    {
        var family = FamilyOf(setting);
        if (_families[family].Constraints.FirstOrDefault(constraint => !constraint.Holds(setting)) is { } broken)
        {
            throw new InvalidCommandException($"With these values it would break the constraint {Phrases.Quote(broken.Text)}.");
        }

        var origin = new ForkOrigin((int)_experiment.Numbering.Locate(parent).Trial.Setting, parent, epoch);
        var known = _spec.EnqueuedLater?.FirstOrDefault(one => (isAnyEpoch ? one.Origin?.Trial == parent : one.Origin == origin) && one.Parameters.SequenceEqual(setting));
        if (known is not null && !again) { _known.Add($"Trial {known.Trial} is that fork already."); }
        else { _added.Add((Place(setting, family) with { Origin = origin }, family)); }
    }

    /// <summary>The cap with which nothing is lost that was planned: families take turns, so the others' shares may grow too.</summary>
    /// <exception cref="InvalidCommandException">It is too large.</exception>
    public int FindCap()
    {
        var (numbering, cap) = (_experiment.Numbering, _spec.RunCap!.Value);
        foreach (var sets in _added.GroupBy(one => one.Family))
        {
            var needed = Math.Max(
                numbering.TrialsOf(sets.Key) + (sets.Count() * (long)_spec.Repeats), (sets.Max(one => one.Set.Setting) + 1L) * _spec.Repeats);
            while (cap <= RunCaps.Max && numbering.Of(cap).TrialsOf(sets.Key) < needed) { cap++; }
        }

        return cap <= RunCaps.Max ? cap : throw new InvalidCommandException($"With these sets it would have more than {RunCaps.Max} trials.");
    }

    private int FamilyOf(IReadOnlyList<ParameterAssignment> set)
    {
        var family = Array.FindIndex(_families, one => one.Takes(set));
        return _experiment.EndedBy(family) is { } ending
            ? throw new StateConflictException($"The search of {_spec.Families[family].Name} has ended and starts nothing more: {ending}.")
            : family;
    }

    private IReadOnlyList<ParameterAssignment> Complete(IReadOnlyList<ParameterAssignment> set, int family)
    {
        var setting = _families[family].Complete(set, SetsOf(family).Count())
            ?? throw new InvalidCommandException($"{TextOf(set)}: no setting with it keeps to the constraints {string.Join(", ", _spec.Constraints.Select(Phrases.Quote))}.");
        var idle = set.Where(one => setting.All(other => other.Name != one.Name)).Select(one => one.Name).ToList();
        return idle.Count == 0
            ? setting
            : throw new InvalidCommandException($"{TextOf(set)}: {string.Join(", ", idle)} has no part in its setting, {TextOf(setting)}; give the parameters that decide it too.");
    }

    private string? FindKnown(IReadOnlyList<ParameterAssignment> set, IReadOnlyList<ParameterAssignment> setting)
    {
        bool IsSame(IReadOnlyList<ParameterAssignment> other) => other.Count == set.Count && other.All(set.Contains);
        if (_added.Exists(one => IsSame(one.Set.Parameters))) { return $"{TextOf(set)} is given twice."; }

        if (_spec.Enqueue.Any(IsSame)) { return $"{TextOf(set)} is among the sweep file's own sets."; }

        if (_spec.EnqueuedLater?.FirstOrDefault(one => one.Origin is null && IsSame(one.Parameters)) is { } later) { return $"{TextOf(set)} is enqueued already, as trial {later.Trial}."; }

        return IsWhole(set, setting) && _experiment.FindTrial(setting) is { } trial ? $"Trial {trial} has {TextOf(set)} already." : null;
    }

    // Nothing of the setting was drawn.
    private bool IsWhole(IReadOnlyList<ParameterAssignment> set, IReadOnlyList<ParameterAssignment> setting) => setting.All(one =>
        set.Contains(one) || _spec.Parameters.First(parameter => parameter.Name == one.Name).Domain is FixedDomain or ListDomain { Values.Count: 1 });

    private EnqueuedSet Place(IReadOnlyList<ParameterAssignment> set, int family)
    {
        var setting = PlaceIn(family);
        return new(setting, set, _experiment.Numbering.NumberOf(family, new(setting, 0)));
    }

    private int PlaceIn(int family)
    {
        var next = 0;
        foreach (var set in SetsOf(family)) { next = Math.Max(next, set.Setting) + 1; }

        return Math.Max(next, _experiment.FirstNewSetting(family));
    }

    private IEnumerable<EnqueuedSet> SetsOf(int family) =>
        _families[family].Enqueued().Concat(_added.Where(one => one.Family == family).Select(one => one.Set));

    /// <summary>A set in one line.</summary>
    public static string TextOf(IReadOnlyList<ParameterAssignment> set) => string.Join(' ', set.Select(one => $"{one.Name}={one.Value}"));
}
