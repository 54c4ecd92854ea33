using System.Text.RegularExpressions;

namespace Orchestrator.Grains.Search.Conditions;

/// <summary>What a piece of a condition's text is.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Quoted,
    Symbol,
    End,
}

/// <summary>A piece of a condition's text.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset);

/// <summary>Cuts a condition's text into tokens; the last is <see cref="TokenKind.End"/>.</summary>
internal static partial class ConditionLexer
{
    public static IReadOnlyList<Token> Read(string text)
    {
        var tokens = new List<Token>();
        for (var offset = SkipSpace(text, 0); offset < text.Length; offset = SkipSpace(text, offset))
        {
            var token = Next(text, offset);
            tokens.Add(token);
            offset += token.Text.Length + (token.Kind == TokenKind.Quoted ? 2 : 0);
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static Token Next(string text, int offset)
    {
        foreach (var (kind, pattern) in Patterns)
        {
            if (pattern.Match(text, offset) is { Success: true } match)
            {
                return new Token(kind, kind == TokenKind.Quoted ? match.Value[1..^1] : match.Value, offset);
            }
        }

        throw new ConditionSyntaxException(offset, $"Unexpected '{text[offset]}' in a condition.");
    }

    private static int SkipSpace(string text, int offset)
    {
        while (offset < text.Length && char.IsWhiteSpace(text[offset]))
        {
            offset++;
        }

        return offset;
    }

    private static readonly (TokenKind Kind, Regex Pattern)[] Patterns =
    [
        (TokenKind.Word, Word()),
        (TokenKind.Number, Number()),
        (TokenKind.Quoted, Quoted()),
        (TokenKind.Symbol, Symbol()),
    ];

    [GeneratedRegex(@"\G[A-Za-z_][A-Za-z0-9_-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\G[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")]
    private static partial Regex Number();

    [GeneratedRegex("""\G(?:"[^"]*"|'[^']*')""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\G(?:==|!=|<=|>=|<|>|\[|\]|\(|\)|,)")]
    private static partial Regex Symbol();
}
