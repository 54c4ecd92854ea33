using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Writes the rows of tags.</summary>
internal sealed class TagWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _exists = new(connection, "SELECT 1 FROM trials WHERE experiment = $key AND number = $trial");

    private readonly Statement _add = new(connection, """
        INSERT INTO tags (experiment, trial, tag) VALUES ($key, $trial, $tag) ON CONFLICT DO NOTHING
        """);

    private readonly Statement _remove = new(connection, "DELETE FROM tags WHERE experiment = $key AND trial = $trial AND tag = $tag");

    /// <returns>false where one of the trials is not there.</returns>
    public bool Write(long key, TrialsTagged tagged) => tagged.Trials.All(trial => Write(key, trial, tagged));

    public void Dispose()
    {
        _exists.Dispose();
        _add.Dispose();
        _remove.Dispose();
    }

    private bool Write(long key, int trial, TrialsTagged tagged)
    {
        if (_exists.Scalar(("$key", key), ("$trial", trial)) is null) { return false; }

        foreach (var tag in tagged.Added) { _add.Run(("$key", key), ("$trial", trial), ("$tag", tag)); }

        foreach (var tag in tagged.Removed) { _remove.Run(("$key", key), ("$trial", trial), ("$tag", tag)); }

        return true;
    }
}
