namespace Orchestrator.Abstractions.Queries.Filters;

/// <summary>How a term of a filter compares.</summary>
public enum FilterOperator
{
    /// <summary>One of the values: <c>:</c> or <c>=</c>.</summary>
    Equal,

    /// <summary>None of the values: <c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,
}
