using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Requests;

/// <summary>Finds what an address names, or says that it is not there.</summary>
internal static class Lookup
{
    /// <summary>The id that an id, a unique prefix or <c>@last</c> stands for.</summary>
    public static async Task<string> ResolveAsync(
        this IExperimentReader reader, string text, CancellationToken cancellation)
    {
        try
        {
            return await reader.ResolveIdAsync(text, cancellation) ?? throw Missing(text);
        }
        catch (AmbiguousIdException ambiguous)
        {
            throw new RequestException(400, "Which experiment?", ambiguous.Message, ambiguous.Candidates);
        }
    }

    public static async Task<ExperimentDetail> GetExperimentAsync(
        this IExperimentReader reader, string text, CancellationToken cancellation)
    {
        var id = await reader.ResolveAsync(text, cancellation);
        return await reader.FindExperimentAsync(id, cancellation) ?? throw Missing(id);
    }

    public static async Task<TrialDetail> GetTrialAsync(
        this IExperimentReader reader, string id, int number, CancellationToken cancellation) =>
        await reader.FindTrialAsync(id, number, cancellation)
        ?? throw RequestException.NotFound($"Experiment '{id}' has no trial {number}.");

    private static RequestException Missing(string id) =>
        RequestException.NotFound(id == "@last"
            ? "There is no experiment yet, so '@last' stands for nothing."
            : $"There is no experiment '{id}' in this database.");
}
