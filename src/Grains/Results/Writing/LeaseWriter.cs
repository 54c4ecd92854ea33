using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Writes the rows of attempts, one for each lease, and of the environments that they ran in.</summary>
internal sealed class LeaseWriter(SqliteConnection connection) : IDisposable
{
    /// <summary>The outcome of an attempt that failed, whether or not the trial did.</summary>
    public const string Failed = "failed";

    private readonly Statement _addEnvironment = new(connection, """
        INSERT INTO environments (hash, json) VALUES ($hash, $json) ON CONFLICT DO NOTHING
        """);

    private readonly Statement _open = new(connection, """
        INSERT INTO attempts (experiment, trial, lease, attempt, worker, slot, started_at, environment)
        VALUES ($key, $trial, $lease, $attempt, $worker, $slot, $at, $environment) ON CONFLICT DO NOTHING
        """);

    private readonly Statement _close = new(connection, """
        UPDATE attempts SET ended_at = $at, outcome = $outcome
        WHERE experiment = $key AND trial = $trial AND lease = $lease
        """);

    private readonly Statement _closeOpen = new(connection, """
        UPDATE attempts SET ended_at = $at, outcome = 'canceled' WHERE experiment = $key AND ended_at IS NULL
        """);

    /// <summary>The name under which an environment is stored.</summary>
    public static string HashOf(string environment) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(environment)));

    public static string OutcomeOf(TrialEnded ended) => ended.Outcome.State.ToString().ToLowerInvariant();

    /// <returns>false when the experiment has given that number out already.</returns>
    public bool Open(long key, LeaseGranted granted, DateTimeOffset at)
    {
        var hash = HashOf(granted.Environment);
        _addEnvironment.Run(("$hash", hash), ("$json", granted.Environment));
        return _open.Run(
            ("$key", key),
            ("$trial", granted.Lease.Trial),
            ("$lease", granted.Lease.Number),
            ("$attempt", granted.Lease.Attempt),
            ("$worker", granted.WorkerId),
            ("$slot", granted.Slot),
            ("$at", at.ToUnixTimeMilliseconds()),
            ("$environment", hash)) == 1;
    }

    public bool Close(long key, LeaseKey lease, string outcome, DateTimeOffset at) => _close.Run(
        ("$at", at.ToUnixTimeMilliseconds()),
        ("$outcome", outcome),
        ("$key", key),
        ("$trial", lease.Trial),
        ("$lease", lease.Number)) == 1;

    /// <summary>Closes every lease of an experiment that was canceled.</summary>
    public void CloseOpen(long key, DateTimeOffset at) => _closeOpen.Run(("$at", at.ToUnixTimeMilliseconds()), ("$key", key));

    public void Dispose()
    {
        _addEnvironment.Dispose();
        _open.Dispose();
        _close.Dispose();
        _closeOpen.Dispose();
    }
}
