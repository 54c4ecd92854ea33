using System.Net;
using System.Text;
using System.Text.Json;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Api;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Remote;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Commands;

/// <summary>The HTTP API of the process that owns a database, as far as commands go.</summary>
/// <param name="address">Where it listens.</param>
/// <param name="access">What it asks for, or null where that is nothing.</param>
internal sealed class OwnerClient(Uri address, HeadAccess? access) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = Create(address, access);

    /// <summary>Sends a command.</summary>
    /// <exception cref="CommandException">It was refused, or nobody answers there.</exception>
    public async Task<CommandResult> ExecuteAsync(string id, ExperimentCommand command, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(MethodOf(command), PathOf(id, command)) { Content = BodyOf(command) };
            using var answer = await _http.SendAsync(request, cancellation);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync<CommandResult>(ApiJson.Options, cancellation))!
                : throw await RefusalAsync(answer, cancellation);
        }
        catch (HttpRequestException exception)
        {
            throw new CommandException(ExitCode.Unreachable, $"The owner of the database does not answer at {address}: {exception.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException(ExitCode.Unreachable, $"The owner of the database did not answer at {address} within {Patience.TotalSeconds} s.");
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpClient Create(Uri address, HeadAccess? access)
    {
        var client = HeadClient.Create(address.ToString(), "--database", access, Patience);
        client.DefaultRequestHeaders.Add("User-Agent", $"orchestrator/{EnvironmentRecord.Release}");
        return client;
    }

    private static HttpMethod MethodOf(ExperimentCommand command) =>
        command.Kind == CommandKind.Delete ? HttpMethod.Delete : HttpMethod.Post;

    private static string PathOf(string id, ExperimentCommand command)
    {
        var home = $"api/v1/experiments/{id}";
        return command switch
        {
            { Kind: CommandKind.Delete } => home,
            { Trials: [var trial] } => $"{home}/trials/{trial}/{command.Kind.ToString().ToLowerInvariant()}",
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
        };
        var given = words.Where(word => word.Value is not null).ToDictionary();
        return given.Count == 0 ? null : new(JsonSerializer.Serialize(given), Encoding.UTF8, "application/json");
    }

    private static async Task<CommandException> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var exitCode = answer.StatusCode switch
        {
            HttpStatusCode.BadRequest => ExitCode.InvalidInput,
            HttpStatusCode.NotFound => ExitCode.NotFound,
            HttpStatusCode.Conflict => ExitCode.StateConflict,
            _ => ExitCode.Failed,
        };
        return new(exitCode, await DetailOfAsync(answer, cancellation));
    }

    private static async Task<string> DetailOfAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        try
        {
            using var problem = JsonDocument.Parse(text);
            return problem.RootElement.GetProperty("detail").GetString()!;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The owner of the database answered {(int)answer.StatusCode} {answer.ReasonPhrase}.";
        }
    }
}
