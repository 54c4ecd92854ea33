using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Sql;
using Orchestrator.Grains.Results.Writing;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Trials as the database has them.</summary>
internal static class TrialRows
{
    /// <summary>SQL for a trial's parameters as JSON, <c>[[name, value], ...]</c> in file order.</summary>
    public const string Parameters = """
        (SELECT json_group_array(json_array(p.name, json(p.value)) ORDER BY p.position)
         FROM parameters p WHERE p.experiment = t.experiment AND p.trial = t.number)
        """;

    /// <summary>SQL for the warnings that hold at a trial's newest epoch as JSON, <c>[[kind, first, last, message], ...]</c>.</summary>
    public const string Warnings = """
        (SELECT json_group_array(json_array(w.kind, w.first_epoch, w.last_epoch, w.message) ORDER BY w.kind)
         FROM warnings w WHERE w.experiment = t.experiment AND w.trial = t.number AND w.last_epoch = t.last_epoch)
        """;

    /// <summary>SQL for a trial's tags as JSON, <c>[tag, ...]</c>.</summary>
    private const string Tags = """
        (SELECT json_group_array(g.tag ORDER BY g.tag) FROM tags g WHERE g.experiment = t.experiment AND g.trial = t.number)
        """;

    /// <summary>The columns that <see cref="Read"/> takes, of trials <c>t</c> and their newest epochs <c>e</c>.</summary>
    public const string Columns = $"""
        t.number, t.setting, t.repeat, t.family, t.model, t.state, t.failure_kind, t.failure_message, t.failure_epoch,
        t.attempt, t.epochs, t.objective, t.objective_kind, {Parameters}, t.weights_hash, e.metrics, t.sample_epoch, t.seconds,
        {Warnings}, t.parent, t.parent_epoch, {Tags}
        """;

    /// <summary>Trials with their newest epoch.</summary>
    public const string Tables = """
        trials t
        LEFT JOIN epochs e ON e.experiment = t.experiment AND e.trial = t.number AND e.epoch = t.last_epoch
        """;

    public static TrialSummary Read(SqliteDataReader row) => new(
        row.GetInt32(0),
        row.GetInt32(1),
        row.GetInt32(2),
        row.GetString(3),
        row.GetString(4),
        Enum.Parse<TrialState>(row.GetString(5)),
        ReadFailure(row),
        row.GetInt32(9),
        row.GetInt32(10),
        ObjectiveKind.Read(row, 11),
        ReadParameters(row.GetString(13)),
        row.GetStringOrNull(14),
        row.IsDBNull(15) ? [] : MetricsJson.Read(row.GetString(15)),
        row.GetIntOrNull(16),
        row.GetDouble(17))
    {
        Origin = row.GetIntOrNull(19) is { } parent ? new(parent, row.GetInt32(20)) : null,
        Warnings = ReadWarnings(row.GetString(18)),
        Tags = JsonSerializer.Deserialize<string[]>(row.GetString(21))!,
    };

    public static IReadOnlyList<ParameterAssignment> ReadParameters(string text)
    {
        using var json = JsonDocument.Parse(text);
        return [.. json.RootElement.EnumerateArray().Select(pair =>
            new ParameterAssignment(pair[0].GetString()!, pair[1].Deserialize<ParameterValue>(LedgerJson.Options)))];
    }

    public static IReadOnlyList<WarningRow> ReadWarnings(string text)
    {
        using var json = JsonDocument.Parse(text);
        return [.. json.RootElement.EnumerateArray().Select(row => new WarningRow(
            Enum.Parse<WarningKind>(row[0].GetString()!), row[1].GetInt32(), row[2].GetInt32(), row[3].GetString()!))];
    }

    private static TrialFailure? ReadFailure(SqliteDataReader row) => row.IsDBNull(6)
        ? null
        : new TrialFailure(Enum.Parse<FailureKind>(row.GetString(6)), row.GetString(7), row.GetInt32(8));
}
