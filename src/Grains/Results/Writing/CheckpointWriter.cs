using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Writes the rows of stored checkpoints; their bytes lie in files.</summary>
internal sealed class CheckpointWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _save = new(connection, """
        INSERT INTO checkpoints (experiment, trial, epoch, sha256, size_bytes, path, created_at)
        SELECT $key, $trial, $epoch, $sha, $size, $sha, $at
        WHERE EXISTS (SELECT 1 FROM epochs WHERE experiment = $key AND trial = $trial AND epoch = $epoch)
        ON CONFLICT DO UPDATE SET sha256 = $sha, size_bytes = $size, path = $sha, created_at = $at
        """);

    private readonly Statement _drop = new(connection, """
        DELETE FROM checkpoints WHERE experiment = $key AND trial = $trial AND epoch = $epoch
        """);

    public bool Save(long key, CheckpointSaved saved, DateTimeOffset at) => _save.Run(
        ("$key", key),
        ("$trial", saved.Lease.Trial),
        ("$epoch", saved.Checkpoint.Epoch),
        ("$sha", saved.Checkpoint.Sha256),
        ("$size", saved.Checkpoint.SizeBytes),
        ("$at", at.ToUnixTimeMilliseconds())) == 1;

    public bool Drop(long key, CheckpointDropped dropped) =>
        _drop.Run(("$key", key), ("$trial", dropped.Trial), ("$epoch", dropped.Epoch)) == 1;

    public void Dispose()
    {
        _save.Dispose();
        _drop.Dispose();
    }
}
