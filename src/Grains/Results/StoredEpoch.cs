using System.Text.Json;

namespace Orchestrator.Grains.Results;

/// <summary>What the row of an epoch's event says; the rest lies in a table of its own.</summary>
/// <param name="Event">The event's name.</param>
/// <param name="Attempt">The attempt of its trial.</param>
/// <param name="Lease">The lease under which it came.</param>
/// <param name="Epoch">The epoch.</param>
/// <param name="Objective">The value that ranks it, or null.</param>
internal sealed record StoredEpoch(string Event, int Attempt, long Lease, int Epoch, double? Objective)
{
    public string Write() => JsonSerializer.Serialize(this, LedgerJson.Options);

    /// <summary>Reads what <see cref="Write"/> wrote. Millions of them are read when an experiment is taken up, hence by hand.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static StoredEpoch Read(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data);
        var (attempt, lease, epoch, objective) = (0, 0L, 0, (double?)null);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("attempt"u8)) { json.Read(); attempt = json.GetInt32(); }
            else if (json.ValueTextEquals("lease"u8)) { json.Read(); lease = json.GetInt64(); }
            else if (json.ValueTextEquals("epoch"u8)) { json.Read(); epoch = json.GetInt32(); }
            else if (json.ValueTextEquals("objective"u8)) { json.Read(); objective = ReadObjective(ref json); }
            else { json.Skip(); }
        }

        return new(nameof(Events.EpochRecorded), attempt, lease, epoch, objective);
    }

    private static double? ReadObjective(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => json.GetDouble(),
        _ => json.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var other => throw new JsonException($"'{other}' is no number."),
        },
    };
}
