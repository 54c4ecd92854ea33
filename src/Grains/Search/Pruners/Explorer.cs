using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// Perturbs a setting's parameters for population-based training: a number is multiplied by 0.8 or 1.2, an ordered list moves by
/// one place, and with a chance of a quarter a value is drawn afresh. Parameters that shape the network, or that conditions
/// read, keep their values: a checkpoint would not fit them.
/// </summary>
/// <param name="space">The family's space.</param>
/// <param name="tunable">The parameters that may change while a network trains.</param>
internal sealed class Explorer(FamilySpace space, IReadOnlySet<string> tunable)
{
    private const double ResampleChance = 0.25;
    private const double Factor = 1.2;
    private const double OtherFactor = 0.8;

    private readonly HashSet<string> _read = [.. space.Parameters.SelectMany(parameter => parameter.When?.Parents ?? [])];

    /// <summary>The parameters of <paramref name="setting"/>, from those of its parent.</summary>
    public IReadOnlyList<ParameterAssignment> Explore(long setting, IReadOnlyList<ParameterAssignment> parent) =>
        [.. parent.Select(assignment => IsTunable(assignment.Name) ? Perturb(setting, assignment) : assignment)];

    /// <summary>One of <paramref name="parents"/>, drawn for the setting that it replaces.</summary>
    public RungEntry Choose(IReadOnlyList<RungEntry> parents, long replaced) =>
        parents[(int)(Draw(replaced, "parent") * parents.Count)];

    private bool IsTunable(string name) => tunable.Contains(name) && !_read.Contains(name);

    private ParameterAssignment Perturb(long setting, ParameterAssignment assignment)
    {
        var domain = space.Parameters.First(parameter => parameter.Name == assignment.Name).Domain;
        if (Draw(setting, assignment.Name + "/resample") < ResampleChance)
        {
            return assignment with { Value = DomainDraw.From(domain, Draw(setting, assignment.Name + "/value")) };
        }

        var isUp = Draw(setting, assignment.Name + "/up") < 0.5;
        var moved = Move(domain, assignment.Value, isUp);
        // At the end of its domain it turns around: a copy of its parent's value would explore nothing.
        return assignment with { Value = moved == assignment.Value ? Move(domain, assignment.Value, !isUp) : moved };
    }

    private static ParameterValue Move(ParameterDomain domain, ParameterValue value, bool isUp) => domain switch
    {
        RangeDomain { Step: null } range => ParameterValue.Of(Math.Clamp(Scale(value, isUp), range.Min, range.Max)),
        RangeDomain range => MoveSteps(range, value, isUp),
        ListDomain { IsOrdered: true } list => MoveRank(list.Values, value, isUp),
        _ => value,
    };

    private static double Scale(ParameterValue value, bool isUp) => value.AsDouble() * (isUp ? Factor : OtherFactor);

    private static ParameterValue MoveSteps(RangeDomain range, ParameterValue value, bool isUp)
    {
        var steps = new StepRange(range);
        var (from, to) = (Math.Round(value.AsDouble() / range.Step!.Value), Math.Round(Scale(value, isUp) / range.Step.Value));
        var moved = to != from ? to : from + (isUp ? 1 : -1);
        return steps.ValueAt((long)Math.Clamp(moved, steps.First, steps.Last));
    }

    private static ParameterValue MoveRank(IReadOnlyList<ParameterValue> values, ParameterValue value, bool isUp)
    {
        var ranked = values.OrderBy(one => one.AsDouble()).ToArray();
        return ranked[Math.Clamp(Array.IndexOf(ranked, value) + (isUp ? 1 : -1), 0, ranked.Length - 1)];
    }

    private double Draw(long setting, string purpose) =>
        StableDraw.ForExploration(space.Seed, space.Family, setting, purpose);
}
