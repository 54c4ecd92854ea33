using System.Text;

namespace Orchestrator.Abstractions.Queries.Filters;

/// <summary>Reads the terms of a filter from left to right.</summary>
internal sealed class FilterReader(string text)
{
    private static readonly (string Sign, FilterOperator Operator)[] Operators =
    [
        ("!=", FilterOperator.NotEqual), ("<=", FilterOperator.LessOrEqual), (">=", FilterOperator.GreaterOrEqual),
        ("<", FilterOperator.Less), (">", FilterOperator.Greater), (":", FilterOperator.Equal), ("=", FilterOperator.Equal),
    ];

    private int _at;

    private bool IsAtEnd => _at >= text.Length;

    public IReadOnlyList<FilterTerm> ReadTerms()
    {
        var terms = new List<FilterTerm>();
        for (SkipSpaces(); !IsAtEnd; SkipSpaces())
        {
            terms.Add(ReadTerm());
        }

        return terms;
    }

    private FilterTerm ReadTerm()
    {
        var start = _at;
        var name = ReadName();
        var (sign, op) = ReadOperator(name);
        List<string> values = [ReadValue(name, sign)];
        while (!IsAtEnd && text[_at] == ',')
        {
            _at++;
            values.Add(ReadValue(name, sign));
        }

        return values.Count == 1 || op is FilterOperator.Equal or FilterOperator.NotEqual
            ? new FilterTerm(name, op, values, start + 1)
            : throw new FilterException(start + 1, $"'{name}{sign}' takes one value; several are for ':' and '!='.");
    }

    private string ReadName()
    {
        var start = _at;
        while (!IsAtEnd && IsOfName(text[_at])) { _at++; }

        return _at > start ? text[start.._at] : throw new FilterException(start + 1, $"a name is expected, not '{text[start]}'.");
    }

    private (string Sign, FilterOperator Operator) ReadOperator(string name)
    {
        SkipSpaces();
        foreach (var (sign, op) in Operators)
        {
            if (string.CompareOrdinal(text, _at, sign, 0, sign.Length) == 0)
            {
                _at += sign.Length;
                SkipSpaces();
                return (sign, op);
            }
        }

        throw new FilterException(_at + 1, $"after '{name}' one of : = != < <= > >= is expected.");
    }

    private string ReadValue(string name, string sign)
    {
        var start = _at;
        var value = !IsAtEnd && text[_at] == '"' ? ReadQuoted() : ReadBare();
        return value.Length > 0 ? value : throw new FilterException(start + 1, $"a value is expected after '{name}{sign}'.");
    }

    private string ReadBare()
    {
        var start = _at;
        while (!IsAtEnd && text[_at] is not ' ' and not '\t' and not ',' and not '"') { _at++; }

        return text[start.._at];
    }

    private string ReadQuoted()
    {
        var start = _at++;
        var value = new StringBuilder();
        for (; !IsAtEnd && text[_at] != '"'; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length) { _at++; }

            value.Append(text[_at]);
        }

        return _at++ < text.Length ? value.ToString() : throw new FilterException(start + 1, "the quote is not closed.");
    }

    private void SkipSpaces()
    {
        while (!IsAtEnd && char.IsWhiteSpace(text[_at])) { _at++; }
    }

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' or '/';
}
