using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Writes the warnings of epochs; one that the epoch before carried too goes on in its row.</summary>
internal sealed class WarningWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _goOn = new(connection, """
        UPDATE warnings SET last_epoch = $epoch, message = $message
        WHERE experiment = $key AND trial = $trial AND kind = $kind AND last_epoch = $epoch - 1
        """);

    private readonly Statement _begin = new(connection, """
        INSERT INTO warnings (experiment, trial, kind, first_epoch, last_epoch, message)
        VALUES ($key, $trial, $kind, $epoch, $epoch, $message) ON CONFLICT DO NOTHING
        """);

    /// <summary>Writes what an epoch that was not recorded before carries.</summary>
    public void Add(long key, EpochReport report)
    {
        foreach (var warning in report.Warnings)
        {
            if (Run(_goOn, key, report, warning) == 0) { Run(_begin, key, report, warning); }
        }
    }

    public void Dispose()
    {
        _goOn.Dispose();
        _begin.Dispose();
    }

    private static int Run(Statement statement, long key, EpochReport report, TrialWarning warning) => statement.Run(
        ("$key", key),
        ("$trial", report.Lease.Trial),
        ("$kind", warning.Kind.ToString()),
        ("$epoch", report.Epoch),
        ("$message", warning.Message));
}
