using System.Text.RegularExpressions;
using Orchestrator.Abstractions.Search;
using static Orchestrator.Grains.Search.Conditions.ComparisonOperator;

namespace Orchestrator.Grains.Search.Conditions;

/// <summary>
/// One comparison. With an inactive parameter it is false whatever the operator, so a child of an inactive parameter is
/// inactive unless an <c>or</c> gives it another parent.
/// </summary>
/// <param name="Parameter">The parameter that is compared.</param>
/// <param name="Operator">How.</param>
/// <param name="Values">One value; several for <see cref="In"/>.</param>
/// <param name="Offset">Where the comparison starts in the text that it was parsed from.</param>
internal sealed partial record Comparison(
    string Parameter,
    ComparisonOperator Operator,
    IReadOnlyList<ParameterValue> Values,
    int Offset = 0) : Condition
{
    public override IEnumerable<Comparison> Comparisons => [this];

    /// <summary>Whether the operator needs numbers on both sides.</summary>
    public bool IsOrdering => Operator is Less or LessOrEqual or Greater or GreaterOrEqual;

    public override bool Holds(Func<string, ParameterValue?> valueOf) =>
        valueOf(Parameter) is { } value && Operator switch
        {
            In => Values.Any(candidate => AreEqual(value, candidate)),
            NotEqual => !AreEqual(value, Values[0]),
            Equal => AreEqual(value, Values[0]),
            _ => IsOrdered(value, Values[0]),
        };

    public override string ToString() => Operator == In
        ? $"{Parameter} in [{string.Join(", ", Values.Select(Quoted))}]"
        : $"{Parameter} {Symbol(Operator)} {Quoted(Values[0])}";

    /// <summary>The operator as it is written.</summary>
    public static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        Equal => "==",
        NotEqual => "!=",
        Less => "<",
        LessOrEqual => "<=",
        Greater => ">",
        GreaterOrEqual => ">=",
        _ => "in",
    };

    // 1 and 1.0 are the same number here: a file may write either.
    private static bool AreEqual(ParameterValue left, ParameterValue right) =>
        left.IsNumeric && right.IsNumeric ? left.AsDouble() == right.AsDouble() : left == right;

    private bool IsOrdered(ParameterValue left, ParameterValue right)
    {
        if (!left.IsNumeric || !right.IsNumeric)
        {
            return false;
        }

        var (a, b) = (left.AsDouble(), right.AsDouble());
        return Operator switch
        {
            Less => a < b,
            LessOrEqual => a <= b,
            Greater => a > b,
            _ => a >= b,
        };
    }

    private static string Quoted(ParameterValue value) =>
        value.Kind == ParameterKind.Text && !BareWord().IsMatch(value.ToString()) ? $"\"{value}\"" : value.ToString();

    [GeneratedRegex(@"\A(?!(?:true|false|and|or|in)\z)[A-Za-z_][A-Za-z0-9_-]*\z")]
    private static partial Regex BareWord();
}
