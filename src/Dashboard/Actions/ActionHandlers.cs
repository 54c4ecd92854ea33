using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Pages;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Actions;

/// <summary>Commands to a whole experiment from its page.</summary>
internal static class ActionHandlers
{
    private const int Longest = 4_000;

    /// <summary>Says what a command does, and asks for what it needs.</summary>
    public static async Task<IResult> AskAsync(string id, string kind, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var (wanted, typed) = (KindOf(kind), TypedFields.Of(request.Query, Longest));
        return Ask(await reader.GetExperimentAsync(id, cancellation), wanted, typed, null, StatusCodes.Status200OK);
    }

    /// <summary>Gives the command; what was typed wrong is told where it was typed.</summary>
    public static async Task<IResult> DoAsync(
        string id, string kind, HttpRequest request, IExperimentReader reader, CommandDesk desk, CancellationToken cancellation)
    {
        var (wanted, experiment) = (KindOf(kind), await reader.GetExperimentAsync(id, cancellation));
        var full = experiment.Summary.Id;
        // Pages of a read-only dashboard have no forms, so nobody has a token for one.
        desk.RequireOpen(CommandLines.Of(full, new(wanted, CommandSource.Dashboard), desk.Database));
        var form = await SentForm.ReadAsync(request, Longest, cancellation);
        try
        {
            var result = await desk.ExecuteAsync(full, Read(wanted, form, ActionFields.Of(wanted, experiment.Spec, new())), cancellation);
            Notices.Write(request.HttpContext, $"{experiment.Summary.Name}: {result.Message}");
            return Answers.SeeOther(wanted == CommandKind.Delete ? "/" : Addresses.Experiment(full));
        }
        catch (RequestException refused) when (refused.Status != StatusCodes.Status404NotFound)
        {
            return Ask(experiment, wanted, TypedFields.Of(form), refused.Message, refused.Status);
        }
    }

    private static RazorComponentResult<ActionPage> Ask(ExperimentDetail experiment, CommandKind kind, TypedFields typed, string? problem, int status) =>
        new(new { Experiment = experiment, Kind = kind, Typed = typed, Problem = problem }) { StatusCode = status };

    private static ExperimentCommand Read(CommandKind kind, SentForm form, IReadOnlyList<ActionField> fields)
    {
        form.RequireKnown([.. fields.Select(field => field.Name)]);
        return TypedFields.Of(form).ToCommand(kind) with
        {
            RunCap = Integer("runCap"),
            Epochs = Integer("epochs"),
            Weight = form.Number("weight", Hint("weight")),
            MaxSlots = Integer("maxSlots"),
            Again = form.Has("again"),
            Epoch = Integer("epoch"),
            Trials = Integer("trial") is { } trial ? [trial] : [],
        };

        int? Integer(string name) => form.Integer(name, Hint(name));

        string Hint(string name) => fields.FirstOrDefault(field => field.Name == name)?.Hint ?? "";
    }

    private static CommandKind KindOf(string text)
    {
        string[] names = [.. Enum.GetValues<CommandKind>().Where(each => each != CommandKind.Tag).Select(each => each.ToString().ToLowerInvariant())];
        return names.Contains(text)
            ? Enum.Parse<CommandKind>(text, ignoreCase: true)
            : throw RequestException.NotFound(AllowedNames.Describe("action", QueryWords.Shorten(text), names));
    }
}
