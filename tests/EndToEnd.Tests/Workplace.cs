using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Orchestrator.EndToEnd.Tests;

/// <summary>A folder of a test's own, with a sweep file; deleted at its end.</summary>
internal sealed class Workplace : IDisposable
{
    /// <summary>Four settings of two models on a few drawn digits: about a second of training.</summary>
    public const string SmallSweep = """
        name: small
        method: grid
        parameters:
          model: { values: [vanilla, denoising] }
          epochs: { value: 3 }
          batch_size: { value: 64 }
          code_size: { values: [8, 16] }
        orchestrator: { seed: 7, digits: { train: 512, test: 128 } }
        """;

    public Workplace(string sweep = SmallSweep)
    {
        Sweep = sweep;
        Folder = Directory.CreateTempSubdirectory("orchestrator-e2e-").FullName;
        File.WriteAllText(Path.Combine(Folder, "sweep.yaml"), sweep);
    }

    public string Folder { get; }

    /// <summary>The text of <c>sweep.yaml</c>.</summary>
    public string Sweep { get; }

    public string Database => Path.Combine(Folder, "orchestrator.db");

    public Task<OrchestratorProcess.Ended> RunAsync(params IEnumerable<string> arguments) => OrchestratorProcess.RunAsync(Folder, arguments);

    /// <summary>The trials of the newest experiment, from <c>trial list</c>.</summary>
    public async Task<List<JsonElement>> ListTrialsAsync(string database = "orchestrator.db")
    {
        var listed = await RunAsync("trial", "list", "@last", "--database", database, "--output", "json");
        Assert.True(listed.ExitCode == 0, listed.Errors);
        return [.. JsonDocument.Parse(listed.Output).RootElement.EnumerateArray()];
    }

    /// <summary>Everything that must be equal between two runs of one specification, line by line, with the digest last.</summary>
    public async Task<string> ReadDigestAsync(string database = "orchestrator.db")
    {
        var digest = await RunAsync("digest", "@last", "--verbose", "--database", database);
        Assert.True(digest.ExitCode == 0, digest.Errors);
        return digest.Output;
    }

    /// <summary>Waits until each of <paramref name="trials"/> trials has recorded <paramref name="epoch"/>, as the ledger file itself tells.</summary>
    public Task WaitForEpochAsync(int epoch, int trials, string database = "orchestrator.db") => Patience.UntilAsync(
        () => File.Exists(Path.Combine(Folder, database)) && Count($"SELECT count(*) FROM epochs WHERE epoch = {epoch}", database) >= trials,
        () => $"epoch {epoch} of {trials} trials in {database}");

    /// <summary>Waits until the newest experiment stands at <paramref name="state"/>, as the ledger file itself tells.</summary>
    public Task WaitForStateAsync(string state) => Patience.UntilAsync(
        () => Count($"SELECT count(*) FROM experiments WHERE state = '{state}' AND key = (SELECT max(key) FROM experiments)") > 0,
        () => $"an experiment that is {state}");

    /// <summary>What a query on the ledger file itself counts.</summary>
    public long CountRows(string sql) => Count(sql);

    /// <summary>Events of a kind in the ledger file itself.</summary>
    public long CountEvents(string kind) => Count($"SELECT count(*) FROM events WHERE kind = '{kind}'");

    /// <summary>Another folder with the same sweep, database and checkpoints, for a test that damages them; no process may own the database.</summary>
    public Workplace Copy()
    {
        var copy = new Workplace(Sweep);
        foreach (var path in Directory.GetFiles(Database + ".checkpoints", "*", SearchOption.AllDirectories).Append(Database))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        return copy;
    }

    /// <summary>Cuts the last byte off every checkpoint file.</summary>
    public void CutCheckpoints()
    {
        var files = Directory.GetFiles(Database + ".checkpoints", "*.checkpoint", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var path in files)
        {
            using var file = File.OpenWrite(path);
            file.SetLength(file.Length - 1);
        }
    }

    /// <summary>Does to the ledger file what a user with an SQLite shell could.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False;Default Timeout=30");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Count(string sql, string database = "orchestrator.db")
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, database)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
