using System.Globalization;
using Orchestrator.Abstractions.Search;
using static Orchestrator.Grains.Search.Conditions.ComparisonOperator;

namespace Orchestrator.Grains.Search.Conditions;

/// <summary>
/// Parses a condition: <c>model in [sparse, denoising] and (code_size &gt; 16 or tied == true)</c>. <c>and</c> binds
/// tighter than <c>or</c>.
/// </summary>
internal sealed class ConditionParser
{
    /// <summary>The longest text taken from a file; resolved conditions are longer.</summary>
    public const int MaxLength = 1_000;

    /// <summary>How deep parentheses nest in a file; resolved conditions go one deeper.</summary>
    public const int MaxDepth = 16;

    private readonly IReadOnlyList<Token> _tokens;
    private int _next;
    private int _depth;

    private ConditionParser(IReadOnlyList<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_next];

    /// <summary>Parses a condition that a file gives, within the limits for files.</summary>
    /// <exception cref="ConditionSyntaxException">It is not a condition.</exception>
    public static Condition ParseFromFile(string text) => text.Length <= MaxLength
        ? Parse(text)
        : throw new ConditionSyntaxException(0, $"A condition has at most {MaxLength} characters, but this has {text.Length}.");

    /// <summary>Parses <paramref name="text"/>.</summary>
    /// <exception cref="ConditionSyntaxException">It is not a condition.</exception>
    public static Condition Parse(string text)
    {
        var parser = new ConditionParser(ConditionLexer.Read(text));
        var condition = parser.ReadAny();
        return parser.Current.Kind == TokenKind.End ? condition : throw parser.Unexpected("'and', 'or' or the end");
    }

    private Condition ReadAny()
    {
        var parts = new List<Condition> { ReadAll() };
        while (TryTake("or"))
        {
            parts.Add(ReadAll());
        }

        return parts.Count == 1 ? parts[0] : new Any(parts);
    }

    private Condition ReadAll()
    {
        var parts = new List<Condition> { ReadPart() };
        while (TryTake("and"))
        {
            parts.Add(ReadPart());
        }

        return parts.Count == 1 ? parts[0] : new All(parts);
    }

    private Condition ReadPart()
    {
        if (!TryTake("("))
        {
            return ReadComparison();
        }

        if (++_depth > MaxDepth + 1)
        {
            throw new ConditionSyntaxException(Current.Offset, $"Parentheses nest at most {MaxDepth} deep in a condition.");
        }

        var inner = ReadAny();
        Take(")");
        _depth--;
        return inner;
    }

    private Comparison ReadComparison()
    {
        var parameter = Current;
        if (parameter.Kind != TokenKind.Word || IsKeyword(parameter.Text))
        {
            throw Unexpected("a parameter's name");
        }

        _next++;
        var comparison = ReadOperator();
        IReadOnlyList<ParameterValue> values = comparison == In ? ReadList() : [ReadValue()];
        return new Comparison(parameter.Text, comparison, values, parameter.Offset);
    }

    private ComparisonOperator ReadOperator()
    {
        foreach (var candidate in Enum.GetValues<ComparisonOperator>())
        {
            if (TryTake(Comparison.Symbol(candidate)))
            {
                return candidate;
            }
        }

        throw Unexpected("one of == != < <= > >= in");
    }

    private List<ParameterValue> ReadList()
    {
        Take("[");
        var values = new List<ParameterValue> { ReadValue() };
        while (TryTake(","))
        {
            values.Add(ReadValue());
        }

        Take("]");
        return values;
    }

    private ParameterValue ReadValue()
    {
        var token = Current;
        if (token.Kind is TokenKind.Symbol or TokenKind.End || (token.Kind == TokenKind.Word && IsKeyword(token.Text)))
        {
            throw Unexpected("a value");
        }

        _next++;
        return token.Kind switch
        {
            TokenKind.Number => NumberOf(token.Text),
            TokenKind.Word when token.Text is "true" or "false" => ParameterValue.Of(token.Text == "true"),
            _ => ParameterValue.Of(token.Text),
        };
    }

    private static ParameterValue NumberOf(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? ParameterValue.Of(integer)
            : ParameterValue.Of(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    private bool TryTake(string text)
    {
        if (Current.Kind is not (TokenKind.Word or TokenKind.Symbol) || Current.Text != text)
        {
            return false;
        }

        _next++;
        return true;
    }

    private void Take(string text)
    {
        if (!TryTake(text))
        {
            throw Unexpected($"'{text}'");
        }
    }

    private ConditionSyntaxException Unexpected(string expected) => new(
        Current.Offset,
        $"A condition needs {expected} here, but {(Current.Kind == TokenKind.End ? "it ends" : $"got '{Current.Text}'")}.");

    private static bool IsKeyword(string word) => word is "and" or "or" or "in";
}
