using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Grains.Results.Schema;
using Orchestrator.Grains.Results.Sql;
using Orchestrator.Grains.Results.Writing;

namespace Orchestrator.Grains.Tests.Results.Writing;

public sealed class ExperimentRemoverTests : IDisposable
{
    private const int Trials = 250;
    private const int EpochsOfTrial = 9;
    private static readonly string[] Tables = ["events", "epochs", "samples", "trials", "decisions", "trial_metrics", "parameters", "checkpoints", "warnings", "trial_counts", "experiments"];

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _writer;

    public ExperimentRemoverTests()
    {
        DatabaseSchema.Prepare(_folder.Database, new FakeTimeProvider());
        _writer = Connections.OpenWriter(_folder.Database);
        Fill(1);
        Fill(2);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void RemoveSome_NothingDeleted_IsFalse() => Assert.False(new ExperimentRemover(_writer).RemoveSome());

    [Fact]
    public void RemoveSome_Deleted_RemovesItAloneInManySteps()
    {
        Delete(1);
        var kept = Count(2);
        using var remover = new ExperimentRemover(_writer);
        var (steps, before) = (0, Count(1).Sum());
        for (; remover.RemoveSome(); steps++)
        {
            var left = Count(1).Sum();
            Assert.InRange(before - left, 1, 2_000);
            before = left;
        }

        Assert.All(Count(1), rows => Assert.Equal(0, rows));
        Assert.Equal(kept, Count(2));
        Assert.InRange(steps, Trials * EpochsOfTrial / 500, 100);
    }

    [Fact]
    public void RemoveSome_AnotherWrites_LeavesEverythingForLater()
    {
        Delete(1);
        _writer.Execute("PRAGMA busy_timeout = 0");
        var all = Count(1);
        using var remover = new ExperimentRemover(_writer);
        using (var other = Connections.OpenWriter(_folder.Database))
        using (other.BeginTransaction())
        {
            Assert.False(remover.RemoveSome());
        }

        Assert.Equal(all, Count(1));
        Assert.True(remover.RemoveSome());
        Assert.NotEqual(all, Count(1));
    }

    [Fact]
    public void RemoveSome_FaultThatStays_GivesUpOutsideOfATransaction()
    {
        Delete(1);
        _writer.Execute("ALTER TABLE decisions RENAME TO damaged");
        using (var remover = new ExperimentRemover(_writer))
        {
            while (remover.RemoveSome()) { }

            _writer.Execute("ALTER TABLE damaged RENAME TO decisions");
            Assert.False(remover.RemoveSome());
        }

        Assert.NotEqual(0, Count(1).Sum());
        using var later = new ExperimentRemover(_writer);
        while (later.RemoveSome()) { }

        Assert.Equal(0, Count(1).Sum());
    }

    private void Delete(long key) => _writer.Execute($"UPDATE experiments SET is_deleted = 1 WHERE key = {key}");

    private long[] Count(long key) =>
        [.. Tables.Select(table => (long)_writer.Scalar($"SELECT count(*) FROM {table} WHERE {(table == "experiments" ? "key" : "experiment")} = {key}")!)];

    private void Fill(long key) => _writer.Execute($"""
        INSERT INTO experiments (key, id, name, state, created_at, last_at) VALUES ({key}, 'x{key}', 'x', 'Stopped', 0, 0);
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Trials - 1})
        INSERT INTO trials (experiment, number, setting, repeat, family, model, state, created_at) SELECT {key}, i, i, 0, 'f', 'm', 'Pruned', 0 FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {EpochsOfTrial})
        INSERT INTO epochs (experiment, trial, epoch, lease, metrics) SELECT {key}, number, i, 1, '[]' FROM trials JOIN n WHERE experiment = {key};
        INSERT INTO samples (experiment, trial, epoch, kind, png) SELECT {key}, trial, epoch, 'inputs', x'00' FROM epochs WHERE experiment = {key};
        INSERT INTO trial_metrics (experiment, trial, name, value) SELECT {key}, number, m.column1, 0 FROM trials JOIN (VALUES ('mse'), ('ssim')) m WHERE experiment = {key};
        INSERT INTO parameters (experiment, trial, position, name, value) SELECT {key}, number, 0, 'code_size', '8' FROM trials WHERE experiment = {key};
        INSERT INTO checkpoints (experiment, trial, epoch, sha256, size_bytes, path, created_at) SELECT {key}, trial, epoch, '', 0, '', 0 FROM epochs WHERE experiment = {key};
        INSERT INTO warnings (experiment, trial, kind, first_epoch, last_epoch, message) SELECT {key}, trial, 'k', epoch, epoch, '' FROM epochs WHERE experiment = {key};
        INSERT INTO events (experiment, kind, at, data) SELECT {key}, 'EpochRecorded', 0, '' FROM epochs WHERE experiment = {key};
        INSERT INTO decisions (experiment, family, position, kind, reason, at) SELECT {key}, 'f', number, 'StartTrial', '', 0 FROM trials WHERE experiment = {key};
        """);
}
