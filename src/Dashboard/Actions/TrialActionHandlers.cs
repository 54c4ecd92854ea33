using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Dashboard.Pages;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Actions;

/// <summary>Retry and cancel of trials: those that were ticked (<c>t</c>), or all that a filter gives (<c>all</c>, <c>q</c>, <c>model</c>).</summary>
internal static class TrialActionHandlers
{
    private const int Longest = 4_000;
    private const int MostTrials = 50_000;
    private const int MostConfirmed = 1_000;

    public static async Task<IResult> DoAsync(
        string id, string kind, HttpRequest request, IExperimentReader reader, CommandDesk desk, CancellationToken cancellation)
    {
        var form = await SentForm.ReadAsync(request, Longest, cancellation);
        var wanted = KindOf(kind);
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var full = experiment.Summary.Id;
        var trials = form.Has("all") ? await FindAsync(reader, full, wanted, form, cancellation) : form.Trials("t");
        if (trials.Count == 0) { throw RequestException.BadRequest(form.Has("all") ? $"No {StateFor(wanted)} trial fits." : "Tick the trials first."); }

        if (trials.Count > MostConfirmed && wanted == CommandKind.Cancel) { throw RequestException.BadRequest($"{trials.Count} trials are more than the {MostConfirmed} that can be canceled at once: narrow the filter, or cancel the experiment."); }

        if (wanted == CommandKind.Cancel && !form.Has("sure"))
        {
            return new RazorComponentResult<ConfirmTrialsPage>(new { Experiment = experiment, Trials = trials, Path = request.Path.Value });
        }

        var result = await desk.ExecuteAsync(full, new(wanted, CommandSource.Dashboard) { Trials = trials }, cancellation);
        Notices.Write(request.HttpContext, $"{experiment.Summary.Name}: {result.Message}");
        return Answers.SeeOther(form.Has("one") && trials is [var only] ? Addresses.Trial(full, only) : Addresses.Trials(full));
    }

    private static async Task<IReadOnlyList<int>> FindAsync(
        IExperimentReader reader, string id, CommandKind kind, SentForm form, CancellationToken cancellation)
    {
        try
        {
            var words = string.Join(' ', new[] { form.Text("q"), form.Text("model") is { } model ? $"model:{model}" : null, $"state:{StateFor(kind).ToString().ToLowerInvariant()}" }.OfType<string>());
            var columns = await Lists.ColumnsAsync(reader, id, ["epochs"], TrialFilter.Parse(words), MostTrials, cancellation);
            return columns.Numbers;
        }
        catch (FilterException refused)
        {
            throw RequestException.BadRequest(refused.Message);
        }
    }

    private static TrialState StateFor(CommandKind kind) => kind == CommandKind.Retry ? TrialState.Failed : TrialState.Running;

    private static CommandKind KindOf(string text) => text switch
    {
        "retry" => CommandKind.Retry,
        "cancel" => CommandKind.Cancel,
        _ => throw RequestException.NotFound(NearestName.Describe("action", QueryWords.Shorten(text), ["retry", "cancel"])),
    };
}
