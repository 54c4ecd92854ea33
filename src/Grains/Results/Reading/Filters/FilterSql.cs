using Orchestrator.Abstractions.Queries.Filters;

namespace Orchestrator.Grains.Results.Reading.Filters;

/// <summary>A filter as SQL over the trial <c>t</c>.</summary>
internal static class FilterSql
{
    /// <summary>SQL that begins with <c>AND</c>, or nothing for no filter.</summary>
    /// <exception cref="FilterException">A name is not known, or a value does not fit it.</exception>
    public static string Write(TrialFilter? filter, TrialColumnResolver columns, SqlValues values) =>
        filter is null ? "" : string.Concat(filter.Terms.Select(term => $" AND ({Write(term, columns, values)})"));

    private static string Write(FilterTerm term, TrialColumnResolver columns, SqlValues values)
    {
        try
        {
            var column = columns.Find(term.Name);
            return term.IsEquality ? WriteEquality(term, column) : WriteOrder(term, column, values);
        }
        catch (ArgumentException refused) when (refused is not FilterException)
        {
            throw new FilterException(term.Column, refused.Message);
        }
    }

    // Where there is no value none equals it.
    private static string WriteEquality(FilterTerm term, TrialColumn column)
    {
        var any = string.Join(" OR ", term.Values.Select(column.EqualTo));
        return term.Operator == FilterOperator.Equal ? any : $"NOT coalesce({any}, 0)";
    }

    private static string WriteOrder(FilterTerm term, TrialColumn column, SqlValues values)
    {
        var value = term.Values[0];
        if (column.Number is null)
        {
            throw new ArgumentException($"'{term.Name}' holds text: compare it with : or !=.");
        }

        return TrialColumnResolver.TryNumber(value) is { } number
            ? $"{column.Number} {SignOf(term.Operator)} {values.Add(number)}"
            : throw new ArgumentException($"'{term.Name}' is compared with a number, and '{value}' is none.");
    }

    private static string SignOf(FilterOperator op) => op switch
    {
        FilterOperator.Less => "<",
        FilterOperator.LessOrEqual => "<=",
        FilterOperator.Greater => ">",
        _ => ">=",
    };
}
