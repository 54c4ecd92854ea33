using System.Globalization;
using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Dashboard.Text;

/// <summary>Commands as they are typed.</summary>
internal static class CommandLines
{
    public static string Of(string id, ExperimentCommand command, string database)
    {
        var verb = command.Kind.ToString().ToLowerInvariant();
        var target = command.Trials is [var trial]
            ? string.Create(CultureInfo.InvariantCulture, $"trial {verb} {trial} -e {id}")
            : command.Kind == CommandKind.Retry ? $"trial retry --failed -e {id}"
            : $"experiment {verb} {id}{Options(command)}";
        return $"orchestrator {target} --database {Quote(database)}";
    }

    /// <summary>A text as one word of a shell.</summary>
    public static string Quote(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || "@%+=:,./-_".Contains(letter, StringComparison.Ordinal)) && text.Length > 0
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Options(ExperimentCommand command) => string.Concat(new (string Name, object? Value)[]
    {
        ("--run-cap", command.RunCap), ("--epochs", command.Epochs), ("--weight", command.Weight), ("--max-slots", command.MaxSlots),
    }.Where(option => option.Value is not null).Select(option => string.Create(CultureInfo.InvariantCulture, $" {option.Name} {option.Value}")));
}
