namespace Orchestrator.Abstractions.Queries.Filters;

/// <summary>One condition of a filter.</summary>
/// <param name="Name">What is compared, as it was written.</param>
/// <param name="Operator">How.</param>
/// <param name="Values">What with: one value, or several for <c>:</c>, <c>=</c> and <c>!=</c>.</param>
/// <param name="Column">Where the term begins in the text, from 1.</param>
public sealed record FilterTerm(string Name, FilterOperator Operator, IReadOnlyList<string> Values, int Column)
{
    /// <summary>Whether it asks for equality or its contrary.</summary>
    public bool IsEquality => Operator is FilterOperator.Equal or FilterOperator.NotEqual;
}
