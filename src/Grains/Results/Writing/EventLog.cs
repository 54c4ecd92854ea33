using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Adds rows to the table of events, from which sequence numbers come.</summary>
internal sealed class EventLog(SqliteConnection connection) : IDisposable
{
    private readonly Statement _add = new(connection, """
        INSERT INTO events (experiment, trial, epoch, kind, at, data)
        VALUES ($key, $trial, $epoch, $kind, $at, $data)
        """);

    public CommittedEvent Add(long key, LedgerEvent one, DateTimeOffset at)
    {
        var sequence = _add.Insert(
            ("$key", key),
            ("$trial", one.TrialNumber),
            ("$epoch", (one as EpochRecorded)?.Report.Epoch),
            ("$kind", one.GetType().Name),
            ("$at", at.ToUnixTimeMilliseconds()),
            ("$data", EventJson.Write(one)));
        return new CommittedEvent(sequence, at, WithoutSamples(one));
    }

    public void Dispose() => _add.Dispose();

    private static LedgerEvent WithoutSamples(LedgerEvent one) =>
        one is EpochRecorded epoch ? epoch with { Report = epoch.Report with { Samples = [] } } : one;
}
