using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Ownership;
using Orchestrator.Grains.Results.Schema;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Tests.Results;

public sealed class DatabaseOwnerTests : IDisposable
{
    private static readonly DatabaseOwnerInfo Me = new(4711, "http://127.0.0.1:7010");
    private readonly FakeTimeProvider _time = new(LedgerFixture.Start);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private DatabaseOwner Open(string? path = null) => DatabaseOwner.Open(path ?? _folder.Database, Me, _time);

    private string Refusal(string? path = null) => Assert.Throws<DatabaseException>(() => Open(path)).Message;

    [Fact]
    public void Open_OwnedAlready_NamesProcessAndAddress()
    {
        using var owner = Open();
        var error = Assert.Throws<DatabaseOwnedException>(() => Open());
        Assert.Equal(Me, error.Owner);
        Assert.Contains("process 4711 at http://127.0.0.1:7010", error.Message);
    }

    [Fact]
    public void Open_OwnedThroughALink_IsRefused()
    {
        Directory.CreateSymbolicLink(_folder.File("link"), _folder.Path);
        File.CreateSymbolicLink(_folder.File("other.db"), _folder.Database);
        using var owner = Open();
        Assert.Throws<DatabaseOwnedException>(() => Open(Path.Combine(_folder.File("link"), "orchestrator.db")));
        Assert.Throws<DatabaseOwnedException>(() => Open(_folder.File("other.db")));
    }

    [Fact]
    public void Open_LockFileOfTheOwnerDeleted_IsRefusedAllTheSame()
    {
        using var owner = Open();
        File.Delete(DatabaseLock.PathFor(owner.Path));
        Assert.Contains("is owned by another process", Assert.Throws<DatabaseOwnedException>(() => Open()).Message);
    }

    [Fact]
    public void Open_OwnerGone_Works()
    {
        Open().Dispose();
        using var owner = Open();
        Assert.Equal(Me, owner.Info);
    }

    [Fact]
    public void Open_LockFileOfADeadProcess_Works()
    {
        File.WriteAllText(DatabaseLock.PathFor(_folder.Database), """{"processId":1,"address":null}""");
        using var owner = Open();
        Assert.Equal(Me, LockFile.Read(DatabaseLock.PathFor(owner.Path)));
    }

    [Fact]
    public void SetAddress_Owned_OthersReadIt()
    {
        using var owner = Open();
        owner.SetAddress("http://10.0.0.7:80");
        Assert.Equal("http://10.0.0.7:80", Assert.Throws<DatabaseOwnedException>(() => Open()).Owner!.Address);
        owner.SetAddress(null);
        Assert.EndsWith("is owned by process 4711.", Assert.Throws<DatabaseOwnedException>(() => Open()).Message);
    }

    [Fact]
    public void Open_FolderMissing_SaysSo() =>
        Assert.Contains($"The folder '{_folder.File("none")}' of database", Refusal(Path.Combine(_folder.File("none"), "a.db")));

    [Fact]
    public void Open_Folder_SaysSo() => Assert.Contains("is a folder", Refusal(_folder.Path));

    [Fact]
    public void Open_NoPath_SaysSo() => Assert.Contains("empty", Refusal(" "));

    [Fact]
    public void Open_FolderThatTakesNoFiles_SaysSo()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains("Cannot write '/proc/orchestrator.db.lock'", Refusal("/proc/orchestrator.db"));
        }
    }

    [Fact]
    public void Open_NotSqlite_RefusedAndLeftAlone()
    {
        var text = string.Concat(Enumerable.Repeat("model,mse\n", 100));
        File.WriteAllText(_folder.Database, text);
        Assert.Equal($"'{_folder.Database}' is not an Orchestrator database: it is not a SQLite file.", Refusal());
        Assert.Equal(text, File.ReadAllText(_folder.Database));
    }

    [Theory]
    [InlineData("CREATE TABLE notes (text TEXT)")]
    [InlineData("PRAGMA application_id = 252006673; CREATE TABLE notes (text TEXT)")]
    [InlineData("PRAGMA user_version = 5")]
    public void Open_AnotherProgramsSqlite_RefusedAndLeftAlone(string sql)
    {
        Change(sql);
        var before = File.ReadAllBytes(_folder.Database);
        Assert.Contains("it is another program's SQLite file", Refusal());
        Assert.Equal(before, File.ReadAllBytes(_folder.Database));
    }

    [Fact]
    public void Open_RefusedForItsContent_LockIsGivenBack()
    {
        File.WriteAllText(_folder.Database, new string('x', 200));
        Refusal();
        File.Delete(_folder.Database);
        Open().Dispose();
    }

    [Fact]
    public void Open_NewerSchema_NamesBothVersions()
    {
        Open().Dispose();
        Change("PRAGMA user_version = 11");
        var expected = $"'{_folder.Database}': schema version 11 was written by a newer Orchestrator; this one knows up to 10.";
        Assert.Equal(expected, Refusal());
        Assert.Equal(expected, Assert.Throws<DatabaseException>(() => ExperimentReader.Open(_folder.Database)).Message);
    }

    [Fact]
    public void Prepare_OlderSchema_UpgradesAndKeepsABackup()
    {
        Open().Dispose();
        var steps = (SchemaStep[])[.. DatabaseSchema.Steps, new SchemaStep(DatabaseSchema.Steps.Count + 1, "CREATE TABLE extra (a INTEGER)")];
        DatabaseSchema.Prepare(_folder.Database, _time, steps);

        using var upgraded = Connections.OpenWriter(_folder.Database);
        using var backup = Connections.OpenUnchecked(_folder.Database + ".v10.20260102T030405.bak");
        Assert.Equal(11L, upgraded.Scalar("PRAGMA user_version"));
        Assert.Equal(0L, upgraded.Scalar("SELECT count(*) FROM extra"));
        Assert.Equal(10L, backup.Scalar("PRAGMA user_version"));
        Assert.Equal((long)DatabaseSchema.ApplicationId, backup.Scalar("PRAGMA application_id"));
        Assert.Equal(1L, backup.Scalar("SELECT count(*) FROM owner_sessions"));
    }

    [Fact]
    public void Prepare_BeforeColumns_FillsThemFromEpochs()
    {
        DatabaseSchema.Prepare(_folder.Database, _time, [.. DatabaseSchema.Steps.Take(2)]);
        Change("""
            INSERT INTO experiments (key, id, name, state, created_at, last_at) VALUES (1, 'x', 'x', 'Running', 0, 0);
            INSERT INTO trials (experiment, number, setting, repeat, family, model, state, created_at, last_epoch)
                VALUES (1, 0, 0, 0, 'f', 'm', 'Completed', 0, 2), (1, 1, 1, 0, 'f', 'm', 'Running', 0, 2);
            INSERT INTO parameters (experiment, trial, position, name, value) VALUES (1, 0, 0, 'a', '0.5'), (1, 0, 1, 'b', '"x"');
            INSERT INTO epochs (experiment, trial, epoch, lease, metrics) VALUES
                (1, 0, 1, 1, '{"mse":9}'), (1, 0, 2, 1, '{"mse":0.25,"kid":"NaN","far":"Infinity"}'), (1, 1, 2, 2, '{"mse":1}');
            """);
        DatabaseSchema.Prepare(_folder.Database, _time);

        using var upgraded = Connections.OpenWriter(_folder.Database);
        Assert.Equal(
            [("far", double.PositiveInfinity), ("kid", double.NaN), ("mse", 0.25)],
            upgraded.Query("SELECT name, value FROM trial_metrics ORDER BY name", row => (row.GetString(0), row.GetDoubleOrNaN(1))));
        Assert.Equal(
            [("a", 0.5), ("b", double.NaN)],
            upgraded.Query("SELECT name, number FROM parameters ORDER BY name", row => (row.GetString(0), row.GetDoubleOrNaN(1))));
    }

    [Fact]
    public void Prepare_EpochsByTrial_KeepsThemWithTheirSamples()
    {
        DatabaseSchema.Prepare(_folder.Database, _time, [.. DatabaseSchema.Steps.Take(6)]);
        Change("""
            INSERT INTO experiments (key, id, name, state, created_at, last_at) VALUES (1, 'x', 'x', 'Running', 0, 0);
            INSERT INTO trials (experiment, number, setting, repeat, family, model, state, created_at, last_epoch)
                VALUES (1, 0, 0, 0, 'f', 'm', 'Running', 0, 2);
            INSERT INTO epochs (experiment, trial, epoch, lease, metrics, objective, objective_kind, seconds, images_per_second) VALUES
                (1, 0, 1, 1, '{"mse":9}', 9, 'finite', 1.5, 100), (1, 0, 2, 1, '{"mse":8}', NULL, 'nan', NULL, NULL);
            INSERT INTO samples (experiment, trial, epoch, kind, png) VALUES (1, 0, 2, 'inputs', x'00');
            """);
        var before = Rows();
        DatabaseSchema.Prepare(_folder.Database, _time);

        Assert.Equal(before, Rows());
        using var upgraded = Connections.OpenWriter(_folder.Database);
        Assert.Null(upgraded.Scalar("SELECT 1 FROM pragma_foreign_key_check"));
        Assert.Throws<SqliteException>(() => upgraded.Execute("INSERT INTO epochs (experiment, trial, epoch, lease, metrics) VALUES (1, 0, 2, 1, '{}')"));
        upgraded.Execute("UPDATE trials SET state = 'Completed'");
        Assert.Equal(8.0, upgraded.Scalar("SELECT value FROM trial_metrics"));
        upgraded.Execute("DELETE FROM experiments");
        Assert.Equal(0L, upgraded.Scalar("SELECT (SELECT count(*) FROM epochs) + (SELECT count(*) FROM samples)"));

        List<string> Rows()
        {
            using var connection = Connections.OpenWriter(_folder.Database);
            return connection.Query(
                "SELECT concat_ws('|', epoch, lease, metrics, ifnull(objective, '-'), objective_kind, ifnull(seconds, '-'), ifnull(images_per_second, '-')) FROM epochs ORDER BY epoch",
                row => row.GetString(0));
        }
    }

    [Fact]
    public void Prepare_NumbersMadeBySqlite_BecomeThoseOfTheText()
    {
        DatabaseSchema.Prepare(_folder.Database, _time, [.. DatabaseSchema.Steps.Take(7)]);
        var values = Enumerable.Range(1, 2000).Select(i => Math.Exp(-i / 97.0) * (1 + (1.0 / i))).ToList();
        Change($"""
            INSERT INTO experiments (key, id, name, state, created_at, last_at) VALUES (1, 'x', 'x', 'Running', 0, 0);
            INSERT INTO trials (experiment, number, setting, repeat, family, model, state, created_at) VALUES (1, 0, 0, 0, 'f', 'm', 'Running', 0);
            INSERT INTO parameters (experiment, trial, position, name, value) VALUES (1, 0, 0, 'model', '"vanilla"'),
                {string.Join(", ", values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"(1, 0, {i + 1}, 'a', '{value:R}')")))};
            """);
        DatabaseSchema.Prepare(_folder.Database, _time);

        using var upgraded = Connections.OpenWriter(_folder.Database);
        Assert.Equal([double.NaN, .. values], upgraded.Query("SELECT number FROM parameters ORDER BY position", row => row.GetDoubleOrNaN(0)));
        Assert.Equal("ok", upgraded.Scalar("PRAGMA integrity_check"));
        upgraded.Execute("DELETE FROM experiments");
        Assert.Equal(0L, upgraded.Scalar("SELECT count(*) FROM parameters"));
    }

    [Fact]
    public void TrialMetrics_TrialTriedAgain_AreGoneUntilItEnds()
    {
        Open().Dispose();
        Change("""
            INSERT INTO experiments (key, id, name, state, created_at, last_at) VALUES (1, 'x', 'x', 'Running', 0, 0);
            INSERT INTO trials (experiment, number, setting, repeat, family, model, state, created_at, last_epoch)
                VALUES (1, 0, 0, 0, 'f', 'm', 'Running', 0, 1);
            INSERT INTO epochs (experiment, trial, epoch, lease, metrics) VALUES (1, 0, 1, 1, '{"mse":1}');
            UPDATE trials SET state = 'Failed';
            """);
        Assert.Equal(1L, Count());
        Change("UPDATE trials SET state = 'Pending'");
        Assert.Equal(0L, Count());
        Change("UPDATE trials SET state = 'Running'; UPDATE trials SET state = 'Completed'");
        Assert.Equal(1L, Count());

        long Count()
        {
            using var connection = Connections.OpenWriter(_folder.Database);
            return (long)connection.Scalar("SELECT count(*) FROM trial_metrics")!;
        }
    }

    [Fact]
    public void Prepare_StepFails_NothingChanges()
    {
        Open().Dispose();
        var steps = (SchemaStep[])[.. DatabaseSchema.Steps, new SchemaStep(DatabaseSchema.Steps.Count + 1, "CREATE TABLE extra (a); CREATE TABLE extra (a)")];
        Assert.Throws<SqliteException>(() => DatabaseSchema.Prepare(_folder.Database, _time, steps));

        using var same = Connections.OpenWriter(_folder.Database);
        Assert.Equal(10L, same.Scalar("PRAGMA user_version"));
        Assert.Null(same.Scalar("SELECT 1 FROM sqlite_schema WHERE name = 'extra'"));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_folder.Database)!, "*.bak"));
    }

    [Fact]
    public void Prepare_StepThatOrphansRows_IsRefusedAndChangesNothing()
    {
        DatabaseSchema.Prepare(_folder.Database, _time);
        Change("""
            INSERT INTO experiments (key, id, name, state, created_at, last_at) VALUES (1, 'x', 'x', 'Running', 0, 0);
            INSERT INTO trials (experiment, number, setting, repeat, family, model, state, created_at) VALUES (1, 0, 0, 0, 'f', 'm', 'Pending', 0);
            """);
        var steps = (SchemaStep[])[.. DatabaseSchema.Steps, new SchemaStep(DatabaseSchema.Steps.Count + 1, "DELETE FROM trial_counts; DELETE FROM experiments")];

        var refusal = Assert.Throws<DatabaseException>(() => DatabaseSchema.Prepare(_folder.Database, _time, steps));

        Assert.Equal($"Cannot upgrade '{_folder.Database}': rows of it would belong to nothing then; it stays as it is.", refusal.Message);
        using var same = Connections.OpenWriter(_folder.Database);
        Assert.Equal((10L, 1L), (same.Scalar("PRAGMA user_version"), same.Scalar("SELECT count(*) FROM experiments")));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_folder.Database)!, "*.bak"));
    }

    [Fact]
    public void Prepare_OrphansOfBefore_DoNotStandInTheWay()
    {
        DatabaseSchema.Prepare(_folder.Database, _time);
        Change("PRAGMA foreign_keys = OFF; INSERT INTO trial_counts (experiment, state, count) VALUES (7, 'Failed', 1)");

        DatabaseSchema.Prepare(
            _folder.Database, _time, [.. DatabaseSchema.Steps, new SchemaStep(DatabaseSchema.Steps.Count + 1, "CREATE TABLE extra (a INTEGER)")]);

        using var upgraded = Connections.OpenWriter(_folder.Database);
        Assert.Equal(11L, upgraded.Scalar("PRAGMA user_version"));
    }

    [Fact]
    public void OpenWriter_Opened_IsDurable()
    {
        using var owner = Open();
        using var connection = Connections.OpenWriter(owner.Path);
        Assert.Equal("wal", connection.Scalar("PRAGMA journal_mode"));
        Assert.Equal(2L, connection.Scalar("PRAGMA synchronous"));
        Assert.Equal(1L, connection.Scalar("PRAGMA foreign_keys"));
    }

    [Theory]
    [InlineData("/data/lab/a.db", "nfs4")]
    [InlineData("/data/my files/a.db", "fuse.sshfs")]
    [InlineData("/data/a.db", null)]
    [InlineData("/database/a.db", null)]
    [InlineData("/data/local/a.db", null)]
    public void NetworkMounts_Find_TheMountThatIsOnTop(string path, string? expected) => Assert.Equal(
        expected,
        NetworkMounts.Find(path, Mounts));

    private static readonly string[] Mounts =
    [
        "/dev/vda / ext4 rw 0 0",
        "overlay /data overlay rw 0 0",
        "host:/lab /data/lab nfs4 rw 0 0",
        "me@host: /data/my\\040files fuse.sshfs rw 0 0",
        "host:/old /data/local cifs rw 0 0",
        "tmpfs /data/local tmpfs rw 0 0",
    ];

    private void Change(string sql)
    {
        using var connection = Connections.OpenUnchecked(_folder.Database);
        connection.Execute(sql);
    }
}
