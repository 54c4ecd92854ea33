using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Actions;

/// <summary>The trials that a form is about: those that were ticked (<c>t</c>), or all that a filter gives (<c>all</c>, <c>q</c>, <c>model</c>, <c>state</c>).</summary>
internal static class ChosenTrials
{
    private const int MostTrials = 50_000;

    /// <summary>The fields that choose trials, so that a page which asks something first can hand them on.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["all", "q", "model", "state"];

    /// <param name="form">The form.</param>
    /// <param name="reader">Finds what fits a filter.</param>
    /// <param name="id">The experiment's full id.</param>
    /// <param name="state">Only trials in this state are meant by a filter, or null for all.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Their numbers, growing; at least one.</returns>
    /// <exception cref="RequestException">There is none, or the filter cannot be answered.</exception>
    public static async Task<IReadOnlyList<int>> FindAsync(
        SentForm form, IExperimentReader reader, string id, TrialState? state, CancellationToken cancellation)
    {
        var trials = form.Has("all") ? await FilterAsync(form, reader, id, state, cancellation) : form.Trials("t");
        return trials.Count > 0 ? trials
            : throw RequestException.BadRequest(form.Has("all") ? $"No {(state is null ? "" : $"{state} ")}trial fits." : "Tick the trials first.");
    }

    private static async Task<IReadOnlyList<int>> FilterAsync(
        SentForm form, IExperimentReader reader, string id, TrialState? state, CancellationToken cancellation)
    {
        try
        {
            var words = TrialWords.AsFilter(new(form.Text("model"), Where: TrialFilter.Parse(form.Text("q"))));
            var wanted = state?.ToString() ?? form.Text("state");
            var filter = TrialFilter.Parse(wanted is null ? words : $"{words} state:{wanted}");
            return (await Lists.ColumnsAsync(reader, id, ["epochs"], filter, MostTrials, cancellation)).Numbers;
        }
        catch (FilterException refused)
        {
            throw RequestException.BadRequest(refused.Message);
        }
    }
}
