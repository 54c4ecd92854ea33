namespace Orchestrator.Grains.Search.Conditions;

/// <summary>How a condition compares a parameter with a value.</summary>
internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
}
