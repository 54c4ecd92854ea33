using Orchestrator.Bench.Cluster.Faults;

namespace Orchestrator.Bench.Cluster.Checks;

/// <summary>What faults cost, from the ledger.</summary>
/// <param name="Experiments">Experiments that ended.</param>
/// <param name="Trials">Trials.</param>
/// <param name="Epochs">Epochs that are recorded.</param>
/// <param name="TrainedAgain">Recorded epochs that a later attempt had to train once more, since they lie behind its checkpoint.</param>
/// <param name="Losses">Attempts whose worker was lost.</param>
/// <param name="Times">Times to notice and to recover, by the kind of fault.</param>
internal sealed record Recovery(long Experiments, long Trials, long Epochs, long TrainedAgain, long Losses, IReadOnlyList<RecoveryTimes> Times)
{
    /// <summary>Reads a database.</summary>
    public static Recovery Read(string database, IReadOnlyList<Injection> injections)
    {
        using var ledger = LedgerFile.Open(database);
        return new(
            ledger.Count("SELECT count(*) FROM experiments"), ledger.Count("SELECT count(*) FROM trials"), ledger.Count("SELECT count(*) FROM epochs"),
            CountTrainedAgain(ledger), ledger.Count("SELECT count(*) FROM attempts WHERE outcome = 'lost'"),
            [.. injections.GroupBy(one => one.Fault.Definition.Word).Select(group => TimesOf(group.Key, [.. group], ledger, injections)).OrderBy(times => times.Fault, StringComparer.Ordinal)]);
    }

    private static RecoveryTimes TimesOf(string word, IReadOnlyList<Injection> group, LedgerFile ledger, IReadOnlyList<Injection> all)
    {
        List<double> noticed = [], recovered = [];
        foreach (var one in group.Where(one => one.WorkerId is not null))
        {
            foreach (var loss in LossesOf(one, ledger).Where(loss => IsAlone(one, loss.Noticed, all)))
            {
                noticed.Add(loss.Noticed.TotalSeconds);
                if (loss.Recovered is { } back) { recovered.Add(back.TotalSeconds); }
            }
        }

        recovered.AddRange(group.Select(one => HeadRecovery(one, ledger)).OfType<TimeSpan>().Select(back => back.TotalSeconds));
        return new(word, group.Count, Spread.Of(noticed), Spread.Of(recovered), Spread.Of([.. group.Select(one => one.HeadAnswered?.TotalSeconds).OfType<double>()]));
    }

    // Times of a head whose clock is wrong say nothing.
    private static List<(TimeSpan Noticed, TimeSpan? Recovered)> LossesOf(Injection one, LedgerFile ledger)
    {
        var begun = one.Begun.ToUnixTimeMilliseconds();
        return one.HeadClockBack > TimeSpan.Zero ? [] : ledger.List(
            """
            SELECT a.ended_at - $begun, (
                SELECT min(e.at) - $begun FROM events e
                WHERE e.experiment = a.experiment AND e.trial = a.trial AND e.kind = 'EpochRecorded' AND e.at > a.ended_at)
            FROM attempts a
            WHERE a.worker = $worker AND a.started_at <= $begun AND a.ended_at > $begun AND a.outcome = 'lost'
            """,
            row => (TimeSpan.FromMilliseconds(row.GetInt64(0)), row.IsDBNull(1) ? (TimeSpan?)null : TimeSpan.FromMilliseconds(row.GetInt64(1))),
            ("$begun", begun), ("$worker", one.WorkerId!));
    }

    // While the head is away or frozen nobody can notice.
    private static bool IsAlone(Injection one, TimeSpan noticed, IReadOnlyList<Injection> all) => !all.Any(
        other => other != one && other.Fault.Definition.Victim is FaultVictim.Head or FaultVictim.Disk && other.Begun < one.Begun + noticed && other.Healed > one.Begun);

    private static TimeSpan? HeadRecovery(Injection one, LedgerFile ledger) => one.HeadStarted is not { } start || one.Fault.Kind == FaultKind.SetHeadsClockBack ? null
        : ledger.List(
            "SELECT min(at) FROM events WHERE kind = 'EpochRecorded' AND at >= $start",
            row => row.IsDBNull(0) ? (TimeSpan?)null : TimeSpan.FromMilliseconds(row.GetInt64(0) - start.ToUnixTimeMilliseconds()), ("$start", start.ToUnixTimeMilliseconds()))[0];

    private static long CountTrainedAgain(LedgerFile ledger) => ledger.Count(
        """
        SELECT coalesce(sum(recorded - kept), 0) FROM (
            SELECT
                (SELECT coalesce(max(r.epoch), 0) FROM events r
                    WHERE r.experiment = g.experiment AND r.trial = g.trial AND r.kind = 'EpochRecorded' AND r.sequence < g.sequence) AS recorded,
                (SELECT coalesce(max(json_extract(s.data, '$.checkpoint.epoch')), 0) FROM events s
                    WHERE s.experiment = g.experiment AND s.trial = g.trial AND s.kind = 'CheckpointSaved' AND s.sequence < g.sequence) AS kept
            FROM events g WHERE g.kind = 'LeaseGranted')
        """);
}
