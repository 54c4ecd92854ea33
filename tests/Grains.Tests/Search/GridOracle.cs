using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Conditions;

namespace Orchestrator.Grains.Tests.Search;

/// <summary>The grid by its definition: the whole product in file order, inactive parameters dropped, each result once.</summary>
internal static class GridOracle
{
    public static IReadOnlyList<string> Settings(ExperimentSpec spec, FamilySpec family)
    {
        var seen = new HashSet<string>();
        return [.. Product(spec, family, 0, []).Select(values => Describe(spec, values)).Where(seen.Add)];
    }

    public static string Describe(IEnumerable<ParameterAssignment> parameters) =>
        string.Join(' ', parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"));

    private static IEnumerable<Dictionary<string, ParameterValue>> Product(
        ExperimentSpec spec, FamilySpec family, int place, Dictionary<string, ParameterValue> values)
    {
        if (place == spec.Parameters.Count)
        {
            yield return values;
            yield break;
        }

        var parameter = spec.Parameters[place];
        foreach (var value in Values(parameter, family))
        {
            foreach (var whole in Product(spec, family, place + 1, new Dictionary<string, ParameterValue>(values) { [parameter.Name] = value }))
            {
                yield return whole;
            }
        }
    }

    private static IEnumerable<ParameterValue> Values(ParameterSpec parameter, FamilySpec family) => parameter switch
    {
        { Name: "model" } => family.Models.Select(ParameterValue.Of),
        { Domain: FixedDomain constant } => [constant.Value],
        { Domain: ListDomain list } => list.Values,
        { Domain: RangeDomain { Step: 1 } range } =>
            Enumerable.Range((int)range.Min, (int)(range.Max - range.Min) + 1).Select(value => ParameterValue.Of((long)value)),
        _ => throw new ArgumentException(parameter.Name),
    };

    // Active is what stays when everything whose condition fails is dropped, again and again.
    private static string Describe(ExperimentSpec spec, Dictionary<string, ParameterValue> values)
    {
        var active = new Dictionary<string, ParameterValue>(values);
        int before;
        do
        {
            before = active.Count;
            foreach (var parameter in spec.Parameters.Where(parameter => parameter.When is not null))
            {
                if (!ConditionParser.Parse(parameter.When!).Holds(name => active.TryGetValue(name, out var value) ? value : null))
                {
                    active.Remove(parameter.Name);
                }
            }
        }
        while (active.Count < before);

        return Describe(spec.Parameters.Where(parameter => active.ContainsKey(parameter.Name))
            .Select(parameter => new ParameterAssignment(parameter.Name, active[parameter.Name])));
    }
}
