using System.Text.Json;

namespace Orchestrator.EndToEnd.Tests;

public sealed class RunTests(RunTests.Runs runs) : IClassFixture<RunTests.Runs>
{
    [Fact]
    public async Task Run_SmallSweep_CompletesEveryTrialAndEndsWithTheResult()
    {
        var run = runs.First;

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith("experiment ", run.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Contains("4 completed of 4", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Errors);
        var trials = await runs.Place.ListTrialsAsync();
        Assert.Equal([0, 1, 2, 3], trials.Select(trial => trial.GetProperty("number").GetInt32()));
        Assert.All(trials, trial => Assert.Equal("Completed", trial.GetProperty("state").GetString()));
        Assert.All(trials, trial => Assert.Equal(3, trial.GetProperty("sampleEpoch").GetInt32()));
    }

    [Fact]
    public void Run_JsonOutput_PrintsOneDocumentWithTheDocumentedMembers()
    {
        var result = JsonDocument.Parse(runs.Second.Output).RootElement;
        Assert.Equal(["id", "name", "state", "trials", "best", "seconds", "paretoFront"], result.EnumerateObject().Select(member => member.Name));
        Assert.Equal(4, result.GetProperty("trials").GetProperty("completed").GetInt32());
        Assert.Equal(2, result.GetProperty("best").GetArrayLength());
    }

    [Fact]
    public async Task Verbs_JsonOutput_GiveParametersAsOneObjectEverywhere()
    {
        foreach (var arguments in (string[][])[["experiment", "list"], ["experiment", "show"], ["trial", "list"], ["trial", "list", "--where", "code_size:8 state:completed"], ["trial", "show", "0"], ["validate", "sweep.yaml"]])
        {
            var printed = await runs.Place.RunAsync([.. arguments, "--output", "JSON"]);

            Assert.True(printed.ExitCode == 0, printed.Errors);
            Assert.Matches("\"code_size\": (8|16)\\b", printed.Output);
        }
    }

    [Fact]
    public async Task Run_OneSlotOrThree_GivesTheSameBits()
    {
        using var workplace = new Workplace();

        var ofThree = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--slots", "3");
        Assert.True(ofThree.ExitCode == 0, ofThree.Errors);

        var one = await Undisturbed.ReadDigestAsync(workplace.Sweep);
        Assert.Contains("Completed", one, StringComparison.Ordinal);
        Assert.Equal(one, await workplace.ReadDigestAsync());
    }

    [Fact]
    public async Task Run_FinishedExperimentAgain_StartsAnother()
    {
        var list = await runs.Place.RunAsync("experiment", "list", "--output", "json");
        Assert.Equal(2, JsonDocument.Parse(list.Output).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Run_WithDashboard_ServesPagesWhileItRuns()
    {
        using var workplace = new Workplace();
        using var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--set", "epochs=100000", "--slots", "1");
        await run.WaitForLineAsync("Dashboard: ");
        var address = run.Errors.Split("Dashboard: ")[1].Split('\n')[0];

        using var client = new HttpClient();
        var page = await client.GetStringAsync(address, TestContext.Current.CancellationToken);

        Assert.Contains("small", page, StringComparison.Ordinal);
        run.Signal("INT");
        Assert.Equal(130, (await run.WaitAsync()).ExitCode);
    }

    /// <summary>One sweep, run twice on one database: the second run prints JSON.</summary>
    public sealed class Runs : IAsyncLifetime
    {
        internal Workplace Place { get; } = new();

        internal OrchestratorProcess.Ended First { get; private set; } = null!;

        internal OrchestratorProcess.Ended Second { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            First = await Place.RunAsync("run", "sweep.yaml", "--no-dashboard");
            Second = await Place.RunAsync("run", "sweep.yaml", "--no-dashboard", "--output", "json");
        }

        public ValueTask DisposeAsync()
        {
            Place.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
