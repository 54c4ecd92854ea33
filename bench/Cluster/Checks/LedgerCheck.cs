using System.Globalization;

namespace Orchestrator.Bench.Cluster.Checks;

/// <summary>What must hold in a database after a campaign, asked in SQL.</summary>
internal static class LedgerCheck
{
    private static readonly (string What, string Sql)[] Questions =
    [
        ("experiments that are not Completed", "SELECT count(*) FROM experiments WHERE state <> 'Completed'"),
        ("trials in no terminal state", "SELECT count(*) FROM trials WHERE state NOT IN ('Completed', 'Pruned', 'Failed', 'Canceled')"),
        ("trials that failed", "SELECT count(*) FROM trials WHERE state = 'Failed'"),
        ("trials that ended twice", """
            SELECT count(*) FROM (SELECT 1 FROM events WHERE kind = 'TrialEnded' GROUP BY experiment, trial HAVING count(*) > 1)
            """),
        ("ended trials without an end in the log", """
            SELECT count(*) FROM trials t WHERE t.state IN ('Completed', 'Failed')
                AND NOT EXISTS (SELECT 1 FROM events e WHERE e.experiment = t.experiment AND e.trial = t.number AND e.kind = 'TrialEnded')
            """),
        ("trials and epochs that are recorded twice", """
            SELECT count(*) FROM (SELECT 1 FROM events WHERE kind = 'EpochRecorded' GROUP BY experiment, trial, epoch HAVING count(*) > 1)
            """),
        ("epochs without a row, or rows without an event", """
            SELECT abs((SELECT count(*) FROM events WHERE kind = 'EpochRecorded') - (SELECT count(*) FROM epochs))
            """),
        ("trials with a gap in their epochs", """
            SELECT count(*) FROM trials t WHERE t.last_epoch <> t.epochs
                OR t.epochs <> (SELECT count(*) FROM epochs e WHERE e.experiment = t.experiment AND e.trial = t.number)
            """),
        ("attempts that are still open", "SELECT count(*) FROM attempts WHERE ended_at IS NULL"),
        ("Nondeterminism events", "SELECT count(*) FROM events WHERE kind = 'Nondeterminism'"),
    ];

    /// <summary>Everything that does not hold.</summary>
    public static IReadOnlyList<string> ListViolations(string database)
    {
        using var ledger = LedgerFile.Open(database);
        List<string> violations = [.. Questions.Select(question => (question.What, Count: ledger.Count(question.Sql)))
            .Where(answer => answer.Count != 0).Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Count} {answer.What}"))];
        var integrity = ledger.List("PRAGMA integrity_check", row => row.GetString(0));
        return integrity is ["ok"] ? violations : [.. violations, .. integrity];
    }
}
