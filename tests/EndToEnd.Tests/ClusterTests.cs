using System.Text.Json;

namespace Orchestrator.EndToEnd.Tests;

public class ClusterTests
{
    /// <summary>Four settings whose epochs take some tenths of a second, so that faults meet running trials.</summary>
    private const string LongerSweep = """
        name: longer
        method: grid
        parameters:
          model: { values: [vanilla, denoising] }
          epochs: { value: 40 }
          batch_size: { value: 16 }
          code_size: { values: [8, 16] }
        orchestrator: { seed: 7, digits: { train: 4096, test: 128 } }
        """;

    [Fact]
    public async Task Run_OnAHeadWithTwoWorkers_GivesTheDigestOfOneProcess()
    {
        using var workplace = new Workplace();
        using var cluster = await HeadAndWorkers.StartAsync(workplace, "one", "two");

        var run = await cluster.RunAsync("run", "sweep.yaml", "--output", "json");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(4, JsonDocument.Parse(run.Output).RootElement.GetProperty("trials").GetProperty("completed").GetInt32());
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync("head.db"));
    }

    [Fact]
    public async Task Run_WorkerKilled_GoesOnElsewhereAndGivesTheSameDigest()
    {
        using var workplace = new Workplace(LongerSweep);
        using var cluster = await HeadAndWorkers.StartAsync(workplace, "one");
        using var run = cluster.StartRun();
        await workplace.WaitForEpochAsync(2, trials: 1, database: "head.db");

        cluster.Worker(0).KillNow();
        await cluster.AddWorkerAsync("two");

        var ended = await run.WaitAsync();
        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.Contains(await workplace.ListTrialsAsync("head.db"), trial => trial.GetProperty("attempts").GetInt32() == 2);
        var status = await cluster.RunAsync("cluster", "status", "--output", "json");
        var lost = Assert.Single(JsonDocument.Parse(status.Output).RootElement.GetProperty("lost").EnumerateArray());
        Assert.Equal(("one", 1), (lost.GetProperty("name").GetString(), lost.GetProperty("requeued").GetArrayLength()));
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync("head.db"));
    }

    [Fact]
    public async Task Run_HeadKilledAndStartedAgain_AdoptsWhatItsWorkersRun()
    {
        using var workplace = new Workplace(LongerSweep);
        using var cluster = await HeadAndWorkers.StartAsync(workplace, "one", "two");
        using var run = cluster.StartRun();
        await workplace.WaitForEpochAsync(2, trials: 1, database: "head.db");

        cluster.Head.KillNow();
        await cluster.RestartHeadAsync();

        var ended = await run.WaitAsync();
        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.All(await workplace.ListTrialsAsync("head.db"), trial => Assert.Equal(1, trial.GetProperty("attempts").GetInt32()));
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync("head.db"));
    }

    [Fact]
    public async Task Run_PopulationWhoseWorkerIsKilled_CopiesCheckpointsElsewhereAndGivesTheSameDigest()
    {
        using var workplace = new Workplace("""
            name: population
            method: random
            run_cap: 9
            parameters:
              model: { value: vanilla }
              epochs: { value: 12 }
              batch_size: { value: 16 }
              code_size: { value: 32 }
              learning_rate: { distribution: log_uniform_values, min: 1.0e-4, max: 1.0e-2 }
            orchestrator:
              seed: 5
              pruner: { type: pbt, population: 4, min_iter: 2, interval: 2 }
              digits: { train: 4096, test: 128 }
            """);
        using var cluster = await HeadAndWorkers.StartAsync(workplace, "one", "two");
        using var run = cluster.StartRun();
        await workplace.WaitForEpochAsync(2, trials: 2, database: "head.db");

        cluster.Worker(0).KillNow();
        await cluster.AddWorkerAsync("three");

        var ended = await run.WaitAsync();
        Assert.True(ended.ExitCode == 0, ended.Errors);
        var trials = await workplace.ListTrialsAsync("head.db");
        Assert.Contains(trials, trial => trial.GetProperty("origin").ValueKind == JsonValueKind.Object);
        Assert.DoesNotContain(trials, trial => trial.GetProperty("state").GetString() == "Failed");
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync("head.db"));
    }

    [Fact]
    public async Task Validate_OnAHead_KnowsItsExperimentsAndStartsNothing()
    {
        using var workplace = new Workplace();
        using var cluster = await HeadAndWorkers.StartAsync(workplace, "one");
        var run = await cluster.RunAsync("run", "sweep.yaml", "--set", "name=earlier");
        await File.WriteAllTextAsync(Path.Combine(workplace.Folder, "later.yaml"), """
            name: later
            method: bayes
            run_cap: 20
            parameters:
              model: { values: [vanilla, denoising] }
              epochs: { value: 3 }
              batch_size: { value: 64 }
              code_size: { min: 4, max: 64 }
            orchestrator: { warm_start: [earlier], seed: 7, digits: { train: 512, test: 128 } }
            """, TestContext.Current.CancellationToken);

        var known = await cluster.RunAsync("validate", "later.yaml", "--output", "json");
        var unknown = await cluster.RunAsync("validate", "later.yaml", "--set", "orchestrator.warm_start=[nobody]");
        var here = await workplace.RunAsync("validate", "later.yaml", "--database", "head.db", "--output", "json");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.True(known.ExitCode == 0, known.Errors);
        Assert.Contains("warm start takes", known.Errors, StringComparison.Ordinal);
        Assert.Equal(here.Output, known.Output);
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("'nobody'", unknown.Errors, StringComparison.Ordinal);
        Assert.Single(JsonDocument.Parse((await cluster.RunAsync("experiment", "list", "-o", "json")).Output).RootElement.EnumerateArray());
    }

    [Fact]
    public async Task Validate_RequestThatIsNotRight_IsRefusedWithWhatIsWrong()
    {
        using var workplace = new Workplace();
        using var cluster = await HeadAndWorkers.StartAsync(workplace);
        using var client = new HttpClient { BaseAddress = new(cluster.Server) };
        var set = $$"""{ "name": "digits", "sha256": "{{new string('0', 64)}}", "trainCount": 512, "testCount": 128, "seed": 7 }""";

        Assert.Equal((400, "none of them null"), await AskAsync("null", "[]", "[]"));
        Assert.Equal((422, "KEY=VALUE"), await AskAsync(Source(), """["nothing"]""", $"[{set}]"));
        Assert.Equal((422, "was not named"), await AskAsync(Source(), "[]", "[]"));
        Assert.Equal((422, "lower-case hex"), await AskAsync(Source(), "[]", $"[{set.Replace("0000", "ZZZZ", StringComparison.Ordinal)}]"));
        Assert.Equal((422, "at least one training"), await AskAsync(Source(), "[]", $"[{set.Replace("512", "-1", StringComparison.Ordinal)}]"));
        Assert.Equal((422, "vanilla"), await AskAsync(Source(), """["model=vanila"]""", $"[{set}]"));
        Assert.Equal((200, "\"trials\":4"), await AskAsync(Source(), "[]", $"[{set}]"));

        string Source() => JsonSerializer.Serialize(workplace.Sweep);

        async Task<(int Status, string Words)> AskAsync(string source, string overrides, string dataSets)
        {
            using var body = new StringContent(
                $$"""{ "source": {{source}}, "file": "sweep.yaml", "overrides": {{overrides}}, "dataSets": {{dataSets}}, "isNew": false }""",
                System.Text.Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync("/api/v1/experiments/validate", body, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            string[] words = ["none of them null", "KEY=VALUE", "was not named", "lower-case hex", "at least one training", "\"trials\":4", "vanilla"];
            return ((int)answer.StatusCode, words.FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal)) ?? text);
        }
    }

    [Fact]
    public async Task Drain_WorkerThatTrains_LeavesAndCountsNoAttempt()
    {
        using var workplace = new Workplace(LongerSweep);
        using var cluster = await HeadAndWorkers.StartAsync(workplace, "one");
        using var run = cluster.StartRun();
        await workplace.WaitForEpochAsync(2, trials: 1, database: "head.db");

        var drain = await cluster.RunAsync("cluster", "drain", "one");
        var left = await cluster.Worker(0).WaitAsync();
        await cluster.AddWorkerAsync("two");

        Assert.True(drain.ExitCode == 0, drain.Errors);
        Assert.True(left.ExitCode == 0, left.Errors);
        Assert.Equal(0, (await run.WaitAsync()).ExitCode);
        Assert.All(await workplace.ListTrialsAsync("head.db"), trial => Assert.Equal(1, trial.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Verbs_OnAHead_SayWhatTheyDoOnItsDatabase()
    {
        using var workplace = new Workplace();
        using var cluster = await HeadAndWorkers.StartAsync(workplace);
        var submitted = await cluster.RunAsync("run", "sweep.yaml", "--detach");
        var id = submitted.Output.Trim();

        var paused = await cluster.RunAsync("experiment", "pause", "@last", "--output", "json");
        await cluster.AddWorkerAsync("one");
        var resumed = await cluster.RunAsync("experiment", "resume", id[..4]);
        var waited = await cluster.RunAsync("experiment", "wait", id, "--timeout", "120");

        Assert.Equal("Paused", JsonDocument.Parse(paused.Output).RootElement.GetProperty("state").GetString());
        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.True(waited.ExitCode == 0, waited.Errors);
        foreach (var verb in (string[][])[["experiment", "list"], ["experiment", "show", "@last"], ["trial", "list", id, "--where", "model:vanilla", "--sort", "-mse"], ["trial", "show", "0", "-e", id]])
        {
            var (byHead, byFile) = (await cluster.RunAsync([.. verb, "-o", "json"]), await workplace.RunAsync([.. verb, "-o", "json", "--database", "head.db"]));
            Assert.Equal((0, byFile.Output), (byHead.ExitCode, byHead.Output));
        }

        Assert.Equal(3, (await cluster.RunAsync("trial", "show", "77")).ExitCode);
        Assert.Equal(2, (await cluster.RunAsync("trial", "list", "--where", "nonsense<1")).ExitCode);
        Assert.Equal(4, (await cluster.RunAsync("experiment", "pause", id)).ExitCode);
        var drain = await cluster.RunAsync("cluster", "drain", "nobody");
        Assert.Equal(3, drain.ExitCode);
        Assert.Contains("'nobody'", drain.Errors, StringComparison.Ordinal);
        var bad = await cluster.RunAsync("run", "sweep.yaml", "--set", "model=vanila");
        Assert.Equal(2, bad.ExitCode);
        Assert.Contains("vanilla", bad.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run sweep.yaml --server http://127.0.0.1:1", 69)]
    [InlineData("cluster status --server http://127.0.0.1:1", 69)]
    [InlineData("cluster status --server nonsense", 2)]
    [InlineData("experiment list --server http://127.0.0.1:1", 69)]
    [InlineData("experiment pause @last --server http://127.0.0.1:1", 69)]
    [InlineData("experiment list --server http://127.0.0.1:1 --database other.db", 2)]
    [InlineData("worker --head http://127.0.0.1:1 --labels gpu", 2)]
    [InlineData("head --cluster redis://127.0.0.1:1/x", 2)]
    [InlineData("run sweep.yaml --detach", 2)]
    [InlineData("validate sweep.yaml --server http://127.0.0.1:1", 69)]
    [InlineData("validate sweep.yaml --server http://127.0.0.1:1 --database other.db", 2)]
    [InlineData("run sweep.yaml --server http://127.0.0.1:1 --slots 2", 2)]
    [InlineData("worker --head nonsense", 2)]
    [InlineData("worker", 2)]
    [InlineData("head --insecure --listen 0.0.0.0:5080", 2)]
    [InlineData("head --listen 192.0.2.1:5080", 4)]
    [InlineData("head --tls --insecure", 2)]
    [InlineData("worker --head https://127.0.0.1:1", 2)]
    [InlineData("worker --head https://127.0.0.1:1 --token join.too.short", 2)]
    [InlineData("run sweep.yaml --server https://127.0.0.1:1 --access-token-file nowhere", 2)]
    [InlineData("run sweep.yaml --access-token-file access.token", 2)]
    [InlineData("experiment list --access-token-file access.token", 2)]
    [InlineData("experiment list --access-token-file", 2)]
    [InlineData("run sweep.yaml --server", 2)]
    [InlineData("cluster token revoke nobody", 3)]
    [InlineData("cluster token create --expires soon", 2)]
    [InlineData("head --insecure --listen 192.0.2.1:5080", 4)]
    public async Task Verb_ThatCannotWork_SaysWhyInOneMessage(string command, int exitCode)
    {
        using var workplace = new Workplace();

        var ended = await workplace.RunAsync(command.Split(' '));

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.NotEmpty(ended.Errors);
    }
}
