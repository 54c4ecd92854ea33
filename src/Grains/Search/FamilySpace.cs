using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Conditions;

namespace Orchestrator.Grains.Search;

/// <summary>One parameter of a family's search space.</summary>
internal sealed record SpaceParameter(string Name, ParameterDomain Domain, Condition? When);

/// <summary>What one family searches: the experiment's parameters, with the models of that family only.</summary>
internal sealed class FamilySpace
{
    private FamilySpace(long seed, string family, IReadOnlyList<SpaceParameter> parameters)
    {
        (Seed, Family, Parameters) = (seed, family, parameters);
        ParentsFirst = SortParentsFirst(parameters);
    }

    public long Seed { get; }

    public string Family { get; }

    /// <summary>The parameters in file order.</summary>
    public IReadOnlyList<SpaceParameter> Parameters { get; }

    /// <summary>Indices into <see cref="Parameters"/> such that every parameter comes after those its condition reads.</summary>
    public IReadOnlyList<int> ParentsFirst { get; }

    /// <exception cref="ArgumentException">Conditions form a cycle or read a parameter that is not in the sweep.</exception>
    public static FamilySpace Of(ExperimentSpec spec, FamilySpec family) => new(
        spec.Seed,
        family.Name,
        [.. spec.Parameters.Select(parameter => new SpaceParameter(
            parameter.Name,
            parameter.Name == "model" ? ModelsOf(family) : parameter.Domain,
            parameter.When is null ? null : ConditionParser.Parse(parameter.When)))]);

    private static ListDomain ModelsOf(FamilySpec family) =>
        new([.. family.Models.Select(ParameterValue.Of)], IsOrdered: false);

    private static List<int> SortParentsFirst(IReadOnlyList<SpaceParameter> parameters)
    {
        var sorted = new List<int>();
        var placed = new HashSet<string>();
        while (sorted.Count < parameters.Count)
        {
            var next = Enumerable.Range(0, parameters.Count).FirstOrDefault(
                index => !placed.Contains(parameters[index].Name)
                    && (parameters[index].When?.Parents.All(placed.Contains) ?? true),
                -1);
            if (next < 0)
            {
                throw new ArgumentException(
                    "Conditions form a cycle or read a parameter that is not in the sweep.", nameof(parameters));
            }

            placed.Add(parameters[next].Name);
            sorted.Add(next);
        }

        return sorted;
    }
}
