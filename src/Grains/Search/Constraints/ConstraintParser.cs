using System.Globalization;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Conditions;

namespace Orchestrator.Grains.Search.Constraints;

/// <summary>
/// Parses a constraint: comparisons of parameters with parameters or values, joined by <c>and</c> and <c>or</c>, of which
/// <c>and</c> binds tighter. A word that is no parameter is a text.
/// </summary>
internal sealed class ConstraintParser
{
    private static readonly ComparisonOperator[] Operators =
        [.. Enum.GetValues<ComparisonOperator>().Where(one => one != ComparisonOperator.In)];

    private readonly IReadOnlyList<Token> _tokens;
    private readonly IReadOnlySet<string> _names;
    private int _next;

    private ConstraintParser(IReadOnlyList<Token> tokens, IReadOnlySet<string> names) => (_tokens, _names) = (tokens, names);

    private Token Current => _tokens[_next];

    /// <summary>Parses <paramref name="text"/>.</summary>
    /// <param name="text">At most <see cref="ConditionParser.MaxLength"/> characters.</param>
    /// <param name="names">The sweep's parameters.</param>
    /// <exception cref="ConditionSyntaxException">It is not a constraint, or reads no parameter.</exception>
    public static Constraint Parse(string text, IReadOnlySet<string> names)
    {
        if (text.Length > ConditionParser.MaxLength)
        {
            throw new ConditionSyntaxException(0, $"A constraint has at most {ConditionParser.MaxLength} characters, but this has {text.Length}.");
        }

        var parser = new ConstraintParser(ConditionLexer.Read(text), names);
        var constraint = new Constraint(text, parser.ReadAny());
        return parser.Current.Kind == TokenKind.End ? constraint : throw parser.Unexpected("'and', 'or' or the end");
    }

    private List<IReadOnlyList<Relation>> ReadAny()
    {
        List<IReadOnlyList<Relation>> any = [ReadAll()];
        while (TryTake("or")) { any.Add(ReadAll()); }

        return any;
    }

    private List<Relation> ReadAll()
    {
        List<Relation> all = [ReadRelation()];
        while (TryTake("and")) { all.Add(ReadRelation()); }

        return all;
    }

    private Relation ReadRelation()
    {
        var start = Current.Offset;
        var relation = new Relation(ReadOperand(), ReadOperator(), ReadOperand());
        return relation.Parameters.Any()
            ? relation
            : throw new ConditionSyntaxException(start, "A constraint compares at least one parameter of the sweep.");
    }

    private Operand ReadOperand()
    {
        var token = Current;
        if (token.Kind is TokenKind.Symbol or TokenKind.End || token.Text is "and" or "or") { throw Unexpected("a parameter or a value"); }

        _next++;
        return token.Kind == TokenKind.Word && _names.Contains(token.Text)
            ? new Operand(token.Text, default)
            : new Operand(null, ValueOf(token));
    }

    private ComparisonOperator ReadOperator()
    {
        foreach (var candidate in Operators)
        {
            if (TryTake(Comparison.Symbol(candidate))) { return candidate; }
        }

        throw Unexpected("one of == != < <= > >=");
    }

    private static ParameterValue ValueOf(Token token) => token.Kind switch
    {
        TokenKind.Number when long.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) =>
            ParameterValue.Of(integer),
        TokenKind.Number => ParameterValue.Of(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture)),
        TokenKind.Word when token.Text is "true" or "false" => ParameterValue.Of(token.Text == "true"),
        _ => ParameterValue.Of(token.Text),
    };

    private bool TryTake(string text)
    {
        if (Current.Kind is not (TokenKind.Word or TokenKind.Symbol) || Current.Text != text) { return false; }

        _next++;
        return true;
    }

    private ConditionSyntaxException Unexpected(string expected) => new(
        Current.Offset,
        $"A constraint needs {expected} here, but {(Current.Kind == TokenKind.End ? "it ends" : $"got '{Current.Text}'")}.");
}
