using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Constraints;

/// <summary>What every setting has to keep to: <c>hidden_size &gt;= code_size or model == vanilla</c>.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Any">Alternatives, each of relations that hold together.</param>
internal sealed record Constraint(string Text, IReadOnlyList<IReadOnlyList<Relation>> Any)
{
    /// <summary>The parameters that it reads.</summary>
    public IEnumerable<string> Parameters => Any.SelectMany(all => all).SelectMany(relation => relation.Parameters).Distinct();

    /// <summary>Whether a setting keeps to it.</summary>
    public bool Holds(IReadOnlyList<ParameterAssignment> parameters) =>
        Any.Any(all => all.All(relation => relation.Holds(parameters)));
}
