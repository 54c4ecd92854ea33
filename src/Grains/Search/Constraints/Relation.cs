using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Conditions;

namespace Orchestrator.Grains.Search.Constraints;

/// <summary>A comparison of two parameters, or of a parameter and a value. It holds where a parameter is inactive.</summary>
internal sealed record Relation(Operand Left, ComparisonOperator Operator, Operand Right)
{
    /// <summary>The parameters that it reads.</summary>
    public IEnumerable<string> Parameters => new[] { Left.Parameter, Right.Parameter }.OfType<string>();

    /// <summary>Whether a setting keeps to it.</summary>
    public bool Holds(IReadOnlyList<ParameterAssignment> parameters) =>
        Left.In(parameters) is not { } left || Right.In(parameters) is not { } right
            || new Comparison("", Operator, [right]).Holds(_ => left);
}
