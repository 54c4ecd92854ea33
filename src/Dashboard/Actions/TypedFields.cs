using System.Globalization;
using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Actions;

/// <summary>What a form begins with that is not the experiment's own: an address gives it, or it was typed and refused.</summary>
/// <param name="Sets">Parameter sets, one a line.</param>
/// <param name="Trial">A trial's number.</param>
/// <param name="Epoch">An epoch.</param>
public sealed record TypedFields(string Sets = "", string Trial = "", string Epoch = "")
{
    internal static TypedFields Of(SentForm form) => new(form.Text("sets") ?? "", form.Text("trial") ?? "", form.Text("epoch") ?? "");

    /// <exception cref="RequestException">They are too long.</exception>
    internal static TypedFields Of(IQueryCollection query, int longest)
    {
        var typed = new TypedFields(query.Text("sets") ?? "", query.Text("trial") ?? "", query.Text("epoch") ?? "");
        return typed.Sets.Length <= longest && typed.Trial.Length + typed.Epoch.Length <= longest
            ? typed
            : throw RequestException.BadRequest($"A field of this form has at most {longest} characters.");
    }

    /// <summary>The command that they make; a number that is none is left out.</summary>
    internal ExperimentCommand ToCommand(CommandKind kind) => new(kind, CommandSource.Dashboard)
    {
        Sets = kind == CommandKind.Fork && Sets.Length > 0 ? [Joined] : SetText.Lines(Sets),
        Epoch = Number(Epoch),
        Trials = kind == CommandKind.Fork && Number(Trial) is { } trial ? [trial] : [],
    };

    // A fork takes one set, which may be typed in several lines.
    private string Joined => Sets.TrimStart().StartsWith('{')
        ? string.Join(' ', SetText.Lines(Sets))
        : string.Join(',', SetText.Lines(Sets).Select(line => line.TrimEnd(',', ' ')));

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
