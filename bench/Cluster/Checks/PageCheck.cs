using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Orchestrator.Bench.Cluster.Checks;

/// <summary>Whether what the head shows is what the database file says.</summary>
internal static class PageCheck
{
    private const int PageSize = 500;

    /// <summary>Everything that differs.</summary>
    public static async Task<IReadOnlyList<string>> ListViolationsAsync(HttpClient head, string database, string id, CancellationToken cancellation)
    {
        var recorded = ReadLedger(database, id);
        var shown = await ReadPagesAsync(head, id, cancellation);
        List<string> violations = [.. recorded.Except(shown).Select(row => $"{id}: no page shows {row}"), .. shown.Except(recorded).Select(row => $"{id}: a page shows {row}")];
        using var page = await head.GetAsync($"/experiments/{id}/trials", cancellation);
        if (!page.IsSuccessStatusCode) { violations.Add($"{id}: its page of trials answers {(int)page.StatusCode}"); }

        return violations;
    }

    private static List<string> ReadLedger(string database, string id)
    {
        using var ledger = LedgerFile.Open(database);
        return ledger.List(
            """
            SELECT t.number, t.state, t.epochs, count(e.sequence), t.weights_hash
            FROM trials t JOIN experiments x ON x.key = t.experiment
            LEFT JOIN events e ON e.experiment = t.experiment AND e.trial = t.number AND e.kind = 'EpochRecorded'
            WHERE x.id = $id GROUP BY t.number
            """,
            row => Describe(row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.IsDBNull(4) ? null : row.GetString(4)), ("$id", id));
    }

    private static async Task<List<string>> ReadPagesAsync(HttpClient head, string id, CancellationToken cancellation)
    {
        List<string> shown = [];
        string? after = null;
        do
        {
            var page = await head.GetFromJsonAsync<JsonElement>(
                $"/api/v1/experiments/{id}/trials?limit={PageSize}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", cancellation);
            foreach (var trial in page.GetProperty("items").EnumerateArray()) { shown.Add(await ReadTrialAsync(head, id, trial.GetProperty("number").GetInt32(), cancellation)); }

            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return shown;
    }

    private static async Task<string> ReadTrialAsync(HttpClient head, string id, int number, CancellationToken cancellation)
    {
        var trial = await head.GetFromJsonAsync<JsonElement>($"/api/v1/experiments/{id}/trials/{number}", cancellation);
        var summary = trial.GetProperty("summary");
        return Describe(
            number, summary.GetProperty("state").GetString()!, summary.GetProperty("epochs").GetInt32(), trial.GetProperty("epochs").GetArrayLength(),
            summary.GetProperty("weightsHash").GetString());
    }

    private static string Describe(int number, string state, int epochs, int rows, string? weights) =>
        string.Create(CultureInfo.InvariantCulture, $"trial {number} {state} {epochs} epochs {rows} rows {weights ?? "-"}");
}
