using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;

namespace Orchestrator.Dashboard.Requests;

/// <summary>Lists whose page token the reader may refuse, which is the asker's mistake.</summary>
internal static class Lists
{
    public static Task<Page<ExperimentSummary>> ExperimentsAsync(
        IExperimentReader reader, ExperimentQuery query, CancellationToken cancellation) =>
        TellAskerAsync(() => reader.ListExperimentsAsync(query, cancellation));

    public static Task<Page<TrialSummary>> TrialsAsync(
        IExperimentReader reader, string id, TrialQuery query, CancellationToken cancellation) =>
        TellAskerAsync(() => reader.ListTrialsAsync(id, query, cancellation));

    public static Task<TrialColumns> ColumnsAsync(
        IExperimentReader reader, string id, IReadOnlyList<string> names, TrialFilter? where, int limit, CancellationToken cancellation) =>
        TellAskerAsync(() => reader.GetColumnsAsync(id, names, where, limit, cancellation));

    public static Task<Page<DecisionRow>> DecisionsAsync(
        IExperimentReader reader, string id, string family, string? after, int limit, CancellationToken cancellation) =>
        TellAskerAsync(() => reader.ListDecisionsAsync(id, family, after, limit, cancellation));

    /// <summary>The trials that a word of the address names.</summary>
    /// <exception cref="RequestException">The experiment has not all of them.</exception>
    public static async Task<IReadOnlyList<TrialSummary>> NamedTrialsAsync(
        IExperimentReader reader, string id, string word, IReadOnlyList<int> numbers, CancellationToken cancellation)
    {
        if (numbers.Count == 0) { return []; }

        var found = await FindAsync(reader, id, word, numbers, cancellation);
        var missing = numbers.Except(found.Select(trial => trial.Number)).ToList();
        return missing.Count == 0 ? found
            : throw RequestException.BadRequest($"{word}: the experiment has no trial {string.Join(", ", missing)}; numbers of its trials with commas between are allowed.");
    }

    private static async Task<IReadOnlyList<TrialSummary>> FindAsync(
        IExperimentReader reader, string id, string word, IReadOnlyList<int> numbers, CancellationToken cancellation)
    {
        try
        {
            var query = new TrialQuery(Where: TrialFilter.Parse($"number:{string.Join(',', numbers)}"), Limit: numbers.Count);
            return (await reader.ListTrialsAsync(id, query, cancellation)).Items;
        }
        catch (FilterException)
        {
            throw RequestException.BadRequest($"{word}: {numbers.Count} numbers as long as these are too many at once.");
        }
    }

    private static async Task<T> TellAskerAsync<T>(Func<Task<T>> list)
    {
        try
        {
            return await list();
        }
        catch (ArgumentException refused)
        {
            throw RequestException.BadRequest(Reason(refused));
        }
    }

    // .NET adds the name of the program's own parameter, which means nothing to the asker.
    private static string Reason(ArgumentException refused) =>
        refused.ParamName is { Length: > 0 } name
            ? refused.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : refused.Message;
}
