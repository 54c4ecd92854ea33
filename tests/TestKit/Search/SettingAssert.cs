using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Xunit;

namespace Orchestrator.TestKit.Search;

/// <summary>Whether a setting belongs to a space.</summary>
internal static class SettingAssert
{
    /// <summary>Exactly the active parameters, in file order, each with a value of its domain.</summary>
    public static void Belongs(FamilySpace space, IReadOnlyList<ParameterAssignment> setting)
    {
        var values = setting.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        var active = space.Parameters.Where(parameter =>
            parameter.When?.Holds(name => values.TryGetValue(name, out var value) ? value : null) ?? true);
        Assert.Equal(active.Select(parameter => parameter.Name), setting.Select(parameter => parameter.Name));
        foreach (var parameter in space.Parameters.Where(parameter => values.ContainsKey(parameter.Name)))
        {
            Assert.True(Has(parameter.Domain, values[parameter.Name]), $"{parameter.Name}: {values[parameter.Name]} is not in {parameter.Domain}");
        }
    }

    private static bool Has(ParameterDomain domain, ParameterValue value) => domain switch
    {
        FixedDomain constant => value == constant.Value,
        ListDomain list => list.Values.Contains(value),
        RangeDomain { Step: { } step } range => Inside(range, value) && IsOnStep(value.AsDouble(), step)
            && (value.Kind == ParameterKind.Integer) == range.IsInteger,
        RangeDomain range => Inside(range, value),
        _ => false,
    };

    private static bool Inside(RangeDomain range, ParameterValue value) => value.AsDouble() >= range.Min && value.AsDouble() <= range.Max;

    private static bool IsOnStep(double value, double step) => Math.Abs((value / step) - Math.Round(value / step)) < 1e-9;
}
