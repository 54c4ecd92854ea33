using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Dashboard.Pages;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Actions;

/// <summary>Retry and cancel of trials.</summary>
internal static class TrialActionHandlers
{
    private const int Longest = 4_000;
    private const int MostConfirmed = 1_000;

    public static async Task<IResult> DoAsync(
        string id, string kind, HttpRequest request, IExperimentReader reader, CommandDesk desk, CancellationToken cancellation)
    {
        var wanted = KindOf(kind);
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var full = experiment.Summary.Id;
        desk.RequireOpen(CommandLines.OfTrials(full, wanted, desk.Database));
        var form = await SentForm.ReadAsync(request, Longest, cancellation);
        var trials = await ChosenTrials.FindAsync(form, reader, full, StateFor(wanted), cancellation);
        if (trials.Count > MostConfirmed && wanted == CommandKind.Cancel) { throw RequestException.BadRequest($"{trials.Count} trials are more than the {MostConfirmed} that can be canceled at once: narrow the filter, or cancel the experiment."); }

        if (wanted == CommandKind.Cancel && !form.Has("sure"))
        {
            return new RazorComponentResult<ConfirmTrialsPage>(new { Experiment = experiment, Trials = trials, Path = request.Path.Value });
        }

        var result = await desk.ExecuteAsync(full, new(wanted, CommandSource.Dashboard) { Trials = trials }, cancellation);
        Notices.Write(request.HttpContext, $"{experiment.Summary.Name}: {result.Message}");
        return Answers.SeeOther(form.Has("one") && trials is [var only] ? Addresses.Trial(full, only) : Addresses.Trials(full));
    }

    private static TrialState StateFor(CommandKind kind) => kind == CommandKind.Retry ? TrialState.Failed : TrialState.Running;

    private static CommandKind KindOf(string text) => text switch
    {
        "retry" => CommandKind.Retry,
        "cancel" => CommandKind.Cancel,
        _ => throw RequestException.NotFound(AllowedNames.Describe("action", QueryWords.Shorten(text), ["retry", "cancel", "tag"])),
    };
}
