using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Conditions;

namespace Orchestrator.Grains.Sweeps.Activity;

/// <summary>
/// Finds parameters whose condition no setting can meet. Tries every combination of values of the parameters that the
/// condition reads; of a range the bounds and what lies at and beside the numbers that it is compared with. A condition with
/// too many combinations counts as one that can be met.
/// </summary>
internal sealed class UnmetConditions
{
    private const int MaxTries = 200_000;

    private readonly Dictionary<string, ParameterSpec> _parameters;
    private readonly Dictionary<string, Condition> _conditions;
    private int _tries;

    public UnmetConditions(IReadOnlyList<ParameterSpec> parameters)
    {
        _parameters = parameters.ToDictionary(parameter => parameter.Name);
        _conditions = parameters.Where(parameter => parameter.When is not null)
            .ToDictionary(parameter => parameter.Name, parameter => ConditionParser.Parse(parameter.When!));
    }

    /// <summary>Whether <paramref name="name"/> has a condition that never holds. Conditions form no cycle.</summary>
    public bool IsNeverActive(string name)
    {
        if (!_conditions.TryGetValue(name, out var condition)) { return false; }

        var order = new List<string>();
        foreach (var parent in condition.Parents) { AddParentsFirst(parent, order); }

        _tries = 0;
        return !CanHold(condition, order, 0, []);
    }

    private void AddParentsFirst(string name, List<string> order)
    {
        if (order.Contains(name)) { return; }

        foreach (var parent in _conditions.GetValueOrDefault(name)?.Parents ?? []) { AddParentsFirst(parent, order); }

        order.Add(name);
    }

    private bool CanHold(Condition condition, List<string> order, int depth, Dictionary<string, ParameterValue> values)
    {
        if (++_tries > MaxTries) { return true; }

        if (depth == order.Count) { return condition.Holds(ValueOf); }

        var name = order[depth];
        if (!(_conditions.GetValueOrDefault(name)?.Holds(ValueOf) ?? true)) { return CanHold(condition, order, depth + 1, values); }

        foreach (var value in CandidatesOf(name, condition))
        {
            values[name] = value;
            if (CanHold(condition, order, depth + 1, values)) { return true; }
        }

        values.Remove(name);
        return false;

        ParameterValue? ValueOf(string parameter) => values.TryGetValue(parameter, out var value) ? value : null;
    }

    private IEnumerable<ParameterValue> CandidatesOf(string name, Condition condition) => _parameters[name].Domain switch
    {
        RangeDomain range => CandidatesOf(range, _conditions.Values.Append(condition).SelectMany(one => one.Comparisons)
            .Where(comparison => comparison.Parameter == name).SelectMany(comparison => comparison.Values)),
        var listed => Enumerable.Range(0, (int)DomainValues.Count(listed)!.Value).Select(index => DomainValues.At(listed, index)),
    };

    // Between two numbers that it is compared with, all values are alike; that a step may miss some only hides a note.
    private static IEnumerable<ParameterValue> CandidatesOf(RangeDomain range, IEnumerable<ParameterValue> compared)
    {
        var numbers = compared.Where(value => value.IsNumeric).Select(value => value.AsDouble())
            .SelectMany(number => range.IsInteger
                ? [Math.Ceiling(number) - 1, Math.Floor(number), Math.Floor(number) + 1]
                : (double[])[Math.BitDecrement(number), number, Math.BitIncrement(number)]);
        return numbers.Append(range.Min).Append(range.Max).Where(number => number >= range.Min && number <= range.Max)
            .Distinct().Select(ParameterValue.Of);
    }
}
