using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Results.Reading.Logs;

/// <summary>A trial's log as far as it was read; the ledger only grows, so each look reads on from there. Safe to use from any thread.</summary>
/// <param name="id">The experiment.</param>
/// <param name="number">The trial.</param>
internal sealed class TrialLog(string id, int number)
{
    private const int EventsAtOnce = 50_000;
    private const int MostLines = 5_000;

    private readonly Lock _gate = new();
    private readonly List<LogLine> _lines = [];
    private long? _readTo;
    private long _lease;
    private long _trainedLease;
    private long? _end;
    private int _dropped;

    /// <summary>Reads what came since the last look, a part at a time, and gives some of the lines.</summary>
    public async Task<Page<LogLine>> ListAsync(ReadConnections connections, string? containing, long after, int limit, CancellationToken cancellation)
    {
        bool hasMore;
        do
        {
            hasMore = await connections.Read(ReadOn, cancellation);
        }
        while (hasMore);

        lock (_gate)
        {
            var found = Lines().Where(line => line.Sequence > after && Has(line, containing)).Take(limit + 1).ToList();
            return Pages.Cut(found, limit, line => line, line => $"{line.Sequence}");
        }
    }

    private static bool Has(LogLine line, string? containing) =>
        containing is null || line.Text.Contains(containing, StringComparison.OrdinalIgnoreCase)
        || line.Severity.ToString().Equals(containing, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<LogLine> Lines() => _dropped == 0 ? _lines : _lines.Prepend(_lines[0] with
    {
        Sequence = _lines[0].Sequence - 1,
        Attempt = null,
        Severity = LogSeverity.Warning,
        Text = $"{_dropped} earlier lines are left out here; the experiment's events have them",
    });

    // Whether there is more to read at once: no read holds the database for long.
    private bool ReadOn(SqliteConnection connection)
    {
        lock (_gate)
        {
            if (ExperimentQueries.FindKey(connection, id) is not { } key || IsComplete(connection, key)) { return false; }

            var newest = LogRows.Newest(connection);
            return (_readTo ?? LogRows.FindStart(connection, key, number)) is { } after && after < newest
                && Read(connection, key, after, Math.Min(newest, after + EventsAtOnce)) < newest;
        }
    }

    private long Read(SqliteConnection connection, long key, long after, long to)
    {
        var rows = LogRows.Read(connection, id, key, number, after, to);
        var warnings = rows.Count > 0 ? TrialQueries.ListWarnings(connection, key, number) : [];
        foreach (var (sequence, at, one) in rows.Where(row => row.Event is not TrialsReopened reopened || reopened.Trials.Contains(number)))
        {
            Add(sequence, at, one, warnings);
        }

        _readTo = to;
        return to;
    }

    // What belongs to the end comes soon after it. An ended trial may be opened again; its state or its lease tells.
    private bool IsComplete(SqliteConnection connection, long key) => LogRows.FindState(connection, key, number) is not { } trial
        || (_readTo - _end >= EventsAtOnce && TrialTransitions.IsEnded(trial.State) && trial.Lease == _lease);

    private void Add(long sequence, DateTimeOffset at, LedgerEvent one, IReadOnlyList<WarningRow> warnings)
    {
        if (one is TrialEnded or SearchDecided { Kind: DecisionKind.Prune }) { _end = sequence; }

        if (one is LeaseGranted granted) { (_lease, _end) = (granted.Lease.Number, null); }

        var said = one is EpochRecorded { Report: var report }
            ? LogText.OfEpoch(report, IsResumed(report), [.. warnings.Where(warning => warning.FirstEpoch == report.Epoch)])
            : LogText.Of(one);
        if (said is not { } line) { return; }

        _lines.Add(new(sequence, at, line.Attempt, line.Severity, line.Text));
        if (_lines.Count > MostLines)
        {
            _lines.RemoveRange(0, MostLines / 2);
            _dropped += MostLines / 2;
        }
    }

    private bool IsResumed(EpochReport report)
    {
        var isFirst = report.Lease.Number != _trainedLease;
        _trainedLease = report.Lease.Number;
        return isFirst && report.Epoch > 1;
    }
}
