using System.Globalization;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries.Traversals;

namespace Orchestrator.Dashboard.Text;

/// <summary>Commands as they are typed.</summary>
internal static class CommandLines
{
    public static string Of(string id, ExperimentCommand command, string database)
    {
        var verb = command.Kind.ToString().ToLowerInvariant();
        var target = command.Trials is [var trial]
            ? string.Create(CultureInfo.InvariantCulture, $"trial {verb} {trial} -e {id}") + Options(command)
            : command.Kind == CommandKind.Tag ? $"trial tag {string.Join(' ', command.Trials)} -e {id}{Options(command)}"
            : command.Kind == CommandKind.Fork ? $"trial fork N -e {id}{Options(command)}"
            : command.Kind == CommandKind.Retry ? $"trial retry --failed -e {id}"
            : $"experiment {verb} {id}{Options(command)}";
        return $"orchestrator {target} --database {Quote(database)}";
    }

    /// <summary>A command to trials that are not named.</summary>
    public static string OfTrials(string id, CommandKind kind, string database) =>
        $"orchestrator trial {kind.ToString().ToLowerInvariant()} N -e {id}{(kind == CommandKind.Tag ? " --add TAG" : "")} --database {Quote(database)}";

    /// <summary>Lists trials of an experiment.</summary>
    /// <param name="id">The experiment.</param>
    /// <param name="where">A filter, or null or empty for all of them.</param>
    /// <param name="sort">What they are sorted by.</param>
    /// <param name="database">The database file.</param>
    public static string ListTrials(string id, string? where, string sort, string database) => $"orchestrator trial list {id}"
        + (string.IsNullOrEmpty(where) ? "" : $" --where {Quote(where)}")
        + (sort == "number" ? "" : $" --sort {Quote(sort)}") + $" --database {Quote(database)}";

    /// <summary>Shows a trial.</summary>
    public static string ShowTrial(string id, int number, string database) => Of("show", id, number, database);

    /// <summary>Shows a trial's log, or those of its lines that have a text.</summary>
    public static string ShowLog(string id, int number, string? containing, string database) =>
        Of("logs", id, number, database) + (containing is null ? "" : $" --grep {Quote(containing)}");

    /// <summary>Writes a trial's sample images, of one epoch or of all.</summary>
    public static string WriteSamples(string id, int number, int? epoch, string database) =>
        Of("samples", id, number, database) + (epoch is null ? "" : string.Create(CultureInfo.InvariantCulture, $" --epoch {epoch}"));

    /// <summary>Lists the experiments.</summary>
    public static string ListExperiments(string? name, string database) =>
        $"orchestrator experiment list{(name is null ? "" : $" --name {Quote(name)}")} --database {Quote(database)}";

    /// <summary>Writes a trial's codes of the test images.</summary>
    public static string Encode(string id, int number, string file, string database) => $"{Of("encode", id, number, database)} --output {Quote(file)}";

    /// <summary>Writes a traversal's picture: the one that is shown, whatever the model would show by itself.</summary>
    /// <param name="id">The experiment.</param>
    /// <param name="number">The trial.</param>
    /// <param name="view">What is shown.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="file">The file to write.</param>
    /// <param name="database">The database file.</param>
    public static string Traverse(string id, int number, TraversalView view, TraversalRequest request, string file, string database)
    {
        var what = view.Kind switch
        {
            TraversalKind.Interpolation => $" --between {string.Join(',', view.Pairs.Select(pair => pair.From).Append(view.Pairs[^1].To))}",
            TraversalKind.Plane => $" --plane {string.Join(',', view.Dimensions.Select(each => each.Dimension))}",
            _ when request.Dimensions.Count > 0 => $" --dimensions {string.Join(',', request.Dimensions)}",
            _ => "",
        };
        var around = view.Around is { } image ? $" --around {image}" : "";
        var steps = view.Columns == TraversalRequest.UsualSteps ? "" : $" --steps {view.Columns}";
        return Of("traverse", id, number, database) + string.Create(CultureInfo.InvariantCulture, $" --epoch {view.Epoch}{what}{around}{steps} --output {file}");
    }

    /// <summary>Reads a part of the JSON API.</summary>
    /// <param name="server">Scheme, host and port.</param>
    /// <param name="address">The part's address on it.</param>
    public static string Fetch(string server, string address) => $"curl {Quote(server + address)}";

    /// <summary>A text as one word of a shell.</summary>
    public static string Quote(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || "@%+=:,./-_".Contains(letter, StringComparison.Ordinal)) && text.Length > 0
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Of(string verb, string id, int number, string database) => string.Create(
        CultureInfo.InvariantCulture, $"orchestrator trial {verb} {number} -e {id} --database {Quote(database)}");

    private static string Options(ExperimentCommand command) => string.Concat(new (string Name, object? Value)[]
    {
        ("--run-cap", command.RunCap), ("--epochs", command.Epochs), ("--epoch", command.Epoch), ("--weight", command.Weight), ("--max-slots", command.MaxSlots),
    }.Where(option => option.Value is not null).Select(option => string.Create(CultureInfo.InvariantCulture, $" {option.Name} {option.Value}")))
        + (command is { Kind: CommandKind.Enqueue or CommandKind.Fork, Sets: [] } ? " --set name=value" : "")
        + string.Concat(command.Sets.Select(set => $" --set {Quote(set)}")) + (command.Again ? " --again" : "")
        + string.Concat(command.AddTags.Select(tag => $" --add {Quote(tag)}")) + string.Concat(command.RemoveTags.Select(tag => $" --remove {Quote(tag)}"));
}
