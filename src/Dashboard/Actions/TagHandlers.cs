using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Pages;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Actions;

/// <summary>Tags of trials: a form without them asks for them first.</summary>
internal static class TagHandlers
{
    private const int Longest = 4_000;

    private static readonly char[] Separators = [',', ' ', ';'];

    public static async Task<IResult> DoAsync(string id, HttpRequest request, IExperimentReader reader, CommandDesk desk, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var full = experiment.Summary.Id;
        desk.RequireOpen(CommandLines.OfTrials(full, CommandKind.Tag, desk.Database));
        var form = await SentForm.ReadAsync(request, Longest, cancellation);
        var trials = await ChosenTrials.FindAsync(form, reader, full, null, cancellation);
        if (!form.Has("add") && !form.Has("remove")) { return await AskAsync(experiment, trials, form, request, reader, cancellation); }

        var command = new ExperimentCommand(CommandKind.Tag, CommandSource.Dashboard)
        {
            Trials = trials,
            AddTags = Split(form.Text("add")),
            RemoveTags = Split(form.Text("remove")),
        };
        var result = await desk.ExecuteAsync(full, command, cancellation);
        Notices.Write(request.HttpContext, $"{experiment.Summary.Name}: {result.Message}");
        return Answers.SeeOther(form.Has("one") && trials is [var only] ? Addresses.Trial(full, only) : Addresses.Trials(full));
    }

    private static async Task<IResult> AskAsync(
        ExperimentDetail experiment, IReadOnlyList<int> trials, SentForm form, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var names = await reader.GetNamesAsync(experiment.Summary.Id, cancellation);
        IReadOnlyList<(string, string)> chosen = form.Has("all")
            ? [.. ChosenTrials.Fields.Select(field => (field, form.Text(field) ?? ""))]
            : [.. trials.Select(trial => ("t", $"{trial}"))];
        return new RazorComponentResult<TagTrialsPage>(new { Experiment = experiment, Trials = trials, Chosen = chosen, Known = names.Tags, Path = request.Path.Value });
    }

    private static string[] Split(string? text) => (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
