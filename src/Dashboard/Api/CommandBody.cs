using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api;

/// <summary>Reads a command: nothing, or one JSON object with the command's own words.</summary>
internal static class CommandBody
{
    private const int MaxBytes = 500_000;

    /// <summary>The user agent of the command line begins so.</summary>
    private const string CommandLine = "orchestrator/";

    public static async Task<ExperimentCommand> ReadAsync(
        HttpRequest request, CommandKind kind, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var empty = new ExperimentCommand(kind, SourceOf(request));
        var body = await ReadBytesAsync(request, cancellation);
        if (body.Length == 0) { return empty; }

        using var json = Parse(request, body);
        if (json.RootElement.ValueKind != JsonValueKind.Object) { throw RequestException.BadRequest("A command is one JSON object, or nothing."); }

        foreach (var member in json.RootElement.EnumerateObject().Where(member => !words.Contains(member.Name)))
        {
            throw RequestException.BadRequest(words.Count == 0
                ? $"'{kind}' takes no words, but got '{member.Name}'."
                : AllowedNames.Describe("the command", member.Name, words));
        }

        return empty with
        {
            RunCap = Integer(json.RootElement, "runCap"),
            Epochs = Integer(json.RootElement, "epochs"),
            Weight = Number(json.RootElement, "weight"),
            MaxSlots = Integer(json.RootElement, "maxSlots"),
            Sets = Sets(json.RootElement, "sets"),
            Epoch = Integer(json.RootElement, "epoch"),
            Again = Flag(json.RootElement, "again"),
            Trials = Integers(json.RootElement, "trials"),
            AddTags = Texts(json.RootElement, "add"),
            RemoveTags = Texts(json.RootElement, "remove"),
        };
    }

    /// <summary>Browsers say where a page is from; the command line says its name.</summary>
    private static CommandSource SourceOf(HttpRequest request) =>
        request.Headers.Origin.Count > 0 || request.Headers.ContainsKey("Sec-Fetch-Site") ? CommandSource.Dashboard
        : request.Headers.UserAgent.ToString().StartsWith(CommandLine, StringComparison.Ordinal) ? CommandSource.CommandLine
        : CommandSource.Api;

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = new byte[MaxBytes + 1];
        var count = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return count <= MaxBytes ? bytes.AsMemory(0, count) : throw RequestException.BadRequest($"A command has at most {MaxBytes} bytes.");
    }

    private static JsonDocument Parse(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (!request.HasJsonContentType()) { throw new RequestException(StatusCodes.Status415UnsupportedMediaType, "Not JSON", "A command's words come as application/json."); }

        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            throw RequestException.BadRequest($"The command is no JSON: {exception.Message}");
        }
    }

    // As it would be typed: a block of JSON is one of YAML, too.
    private static IReadOnlyList<string> Sets(JsonElement json, string word) => !json.TryGetProperty(word, out var value) ? []
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(set => set.ValueKind is JsonValueKind.Object or JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(set => set.ValueKind == JsonValueKind.String ? set.GetString()! : set.GetRawText())]
        : throw RequestException.BadRequest($"{word} must be a list of objects, for example [{{\"learning_rate\": 0.001}}], but got {QueryWords.Shorten(value.GetRawText())}.");

    private static IReadOnlyList<int> Integers(JsonElement json, string word) => !json.TryGetProperty(word, out var value) ? []
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.Number && each.TryGetInt32(out _))
            ? [.. value.EnumerateArray().Select(each => each.GetInt32())]
        : throw RequestException.BadRequest($"{word} must be a list of integers, for example [3, 17], but got {QueryWords.Shorten(value.GetRawText())}.");

    private static IReadOnlyList<string> Texts(JsonElement json, string word) => !json.TryGetProperty(word, out var value) ? []
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(each => each.GetString()!)]
        : throw RequestException.BadRequest($"{word} must be a list of texts, for example [\"baseline\"], but got {QueryWords.Shorten(value.GetRawText())}.");

    private static bool Flag(JsonElement json, string word) => json.TryGetProperty(word, out var value)
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
            : throw RequestException.BadRequest($"{word} must be true or false, but got {QueryWords.Shorten(value.GetRawText())}."));

    private static int? Integer(JsonElement json, string word) => !json.TryGetProperty(word, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw RequestException.BadRequest($"{word} must be an integer, but got {value.GetRawText()}.");

    private static double? Number(JsonElement json, string word) => !json.TryGetProperty(word, out var value) ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : throw RequestException.BadRequest($"{word} must be a number, but got {value.GetRawText()}.");
}
