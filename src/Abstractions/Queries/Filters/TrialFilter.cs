namespace Orchestrator.Abstractions.Queries.Filters;

/// <summary>
/// A filter of trials: terms with spaces between, all of which must hold, such as <c>model:sparse,denoising lr&lt;1e-3 mse&lt;0.01
/// state:failed</c>. A term is a name, an operator (<c>: = != &lt; &lt;= &gt; &gt;=</c>) and a value; commas separate values of
/// which any fits, and quotes hold values with spaces or commas together. Names are those of parameters and metrics, and the
/// words of a trial: number, model, family, state, failure, warning, tag, setting, repeat, attempts, epochs, objective, seconds.
/// </summary>
public sealed record TrialFilter
{
    /// <summary>The longest text that is read.</summary>
    public const int MaxLength = 2_000;

    private TrialFilter(string text, IReadOnlyList<FilterTerm> terms) => (Text, Terms) = (text, terms);

    /// <summary>The filter as it was written.</summary>
    public string Text { get; }

    /// <summary>Its conditions, in order.</summary>
    public IReadOnlyList<FilterTerm> Terms { get; }

    /// <summary>Reads a filter; whether its names are known depends on the experiment, and is found out by the query.</summary>
    /// <returns>The filter, or null where the text is blank.</returns>
    /// <exception cref="FilterException">The text is no filter.</exception>
    public static TrialFilter? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return text.Length <= MaxLength
            ? new(text.Trim(), new FilterReader(text).ReadTerms())
            : throw new FilterException(MaxLength + 1, $"it has {text.Length} characters, and {MaxLength} are allowed.");
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
