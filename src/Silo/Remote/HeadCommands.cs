using System.Text;
using System.Text.Json;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Api;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Remote;

/// <summary>Gives commands to a head, or to any process that owns a database, by its API.</summary>
/// <param name="head">Calls it; owned by the caller.</param>
internal sealed class HeadCommands(HttpClient head)
{
    /// <summary>Sends a command.</summary>
    /// <param name="id">An experiment's id, a unique prefix of one, or <c>@last</c>.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CommandException">It was refused, or nobody answers.</exception>
    public Task<CommandResult> ExecuteAsync(string id, ExperimentCommand command, CancellationToken cancellation) => HeadClient.AskAsync(head, async () =>
    {
        using var request = new HttpRequestMessage(MethodOf(command), PathOf(id, command)) { Content = BodyOf(command) };
        request.Headers.UserAgent.ParseAdd($"orchestrator/{EnvironmentRecord.Release}");
        using var answer = await head.SendAsync(request, cancellation);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<CommandResult>(ApiJson.Options, cancellation))!
            : throw await HeadRefusal.ReadAsync(answer, cancellation);
    });

    private static HttpMethod MethodOf(ExperimentCommand command) =>
        command.Kind == CommandKind.Delete ? HttpMethod.Delete : HttpMethod.Post;

    private static string PathOf(string id, ExperimentCommand command)
    {
        var home = $"api/v1/experiments/{Uri.EscapeDataString(id)}";
        return command switch
        {
            { Kind: CommandKind.Delete } => home,
            { Trials: [var trial], Kind: not CommandKind.Tag } => $"{home}/trials/{trial}/{command.Kind.ToString().ToLowerInvariant()}",
            _ => $"{home}/{command.Kind.ToString().ToLowerInvariant()}",
        };
    }

    private static StringContent? BodyOf(ExperimentCommand command)
    {
        Dictionary<string, object?> words = new()
        {
            ["runCap"] = command.RunCap,
            ["epochs"] = command.Epochs,
            ["weight"] = command.Weight,
            ["maxSlots"] = command.MaxSlots,
            ["sets"] = command.Sets.Count == 0 ? null : command.Sets,
            ["epoch"] = command.Epoch,
            ["again"] = command.Again ? true : null,
            ["trials"] = command.Kind == CommandKind.Tag ? command.Trials : null,
            ["add"] = command.AddTags.Count == 0 ? null : command.AddTags,
            ["remove"] = command.RemoveTags.Count == 0 ? null : command.RemoveTags,
        };
        var given = words.Where(word => word.Value is not null).ToDictionary();
        return given.Count == 0 ? null : new(JsonSerializer.Serialize(given), Encoding.UTF8, "application/json");
    }
}
