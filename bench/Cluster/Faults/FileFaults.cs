using Microsoft.Data.Sqlite;
using Orchestrator.Bench.Cluster.Checks;

namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>Cuts checkpoint files short, as a power failure may.</summary>
internal static class FileFaults
{
    /// <summary>Cuts the newest checkpoint of the trials that a worker runs; none, or a database that cannot be read now, is no matter.</summary>
    public static void CutNewest(string database, string workerId)
    {
        try
        {
            if (FindNewest(database, workerId) is { } newest) { Cut(Path.Combine(database + ".checkpoints", newest)); }
        }
        catch (SqliteException)
        {
            // The disk is full just now, and a reader finds no room for its index of the log.
        }
    }

    /// <summary>Cuts the next checkpoint file that appears in a worker's folder.</summary>
    public static async Task CutOnItsWayAsync(string folder, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < patience; await Task.Delay(2, cancellation))
        {
            if (Directory.EnumerateFiles(folder, "*.checkpoint", SearchOption.AllDirectories).FirstOrDefault(Cut) is not null) { return; }
        }
    }

    private static string? FindNewest(string database, string workerId)
    {
        using var ledger = LedgerFile.Open(database);
        return ledger.List(
            """
            SELECT x.id, c.trial, c.sha256 FROM attempts a
            JOIN experiments x ON x.key = a.experiment
            JOIN checkpoints c ON c.experiment = a.experiment AND c.trial = a.trial
            WHERE a.worker = $worker AND a.ended_at IS NULL
            ORDER BY c.epoch DESC
            """,
            row => $"{row.GetString(0)}/{row.GetInt32(1)}/{row.GetString(2)}.checkpoint", ("$worker", workerId)).FirstOrDefault();
    }

    private static bool Cut(string path)
    {
        try
        {
            using var file = File.OpenWrite(path);
            file.SetLength(file.Length / 2);
            return true;
        }
        catch (IOException)
        {
            // Gone meanwhile.
            return false;
        }
    }
}
