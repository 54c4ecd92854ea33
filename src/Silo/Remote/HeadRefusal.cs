using System.Net;
using System.Text.Json;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Remote;

/// <summary>What a head, or any owner of a database, refuses and why.</summary>
internal static class HeadRefusal
{
    /// <summary>The verb's end that an answer without success stands for.</summary>
    public static async Task<CommandException> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        new(ExitCodeOf(answer.StatusCode), await ReadDetailAsync(answer, cancellation));

    private static int ExitCodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => ExitCode.InvalidInput,
        HttpStatusCode.NotFound => ExitCode.NotFound,
        HttpStatusCode.Conflict => ExitCode.StateConflict,
        _ => ExitCode.Failed,
    };

    // An error of this program says it in detail.
    private static async Task<string> ReadDetailAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            if (problem.TryGetProperty("detail", out var detail) && detail.GetString() is { } text) { return text; }
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            // Something else answers at this address.
        }

        return $"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode} {answer.ReasonPhrase}: is it a head?";
    }
}
