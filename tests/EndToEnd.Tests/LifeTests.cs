namespace Orchestrator.EndToEnd.Tests;

/// <summary>Commands to experiments, with and without a process that owns the database.</summary>
public class LifeTests
{
    private const string SlowSweep = """
        name: slow
        method: grid
        parameters:
          model: { values: [vanilla, denoising] }
          epochs: { value: 80 }
          batch_size: { value: 64 }
          code_size: { values: [8, 16, 32] }
        orchestrator: { seed: 3, digits: { train: 2048, test: 128 }, samples: { every: 40 } }
        """;

    private const string RandomSweep = """
        name: random
        method: random
        run_cap: 3
        parameters:
          model: { values: [vanilla, vae] }
          epochs: { value: 3 }
          batch_size: { value: 64 }
          learning_rate: { distribution: log_uniform_values, min: 1.0e-4, max: 1.0e-2 }
        orchestrator: { seed: 7, digits: { train: 512, test: 128 } }
        """;

    /// <summary>A trial that fits into 1 GB by estimate, and one that does not.</summary>
    private const string LargeSweep = """
        name: large
        method: grid
        parameters:
          model: { values: [vanilla, multilayer] }
          epochs: { value: 2 }
          batch_size: { value: 64 }
          hidden_layers: { value: 4 }
          hidden_size: { value: 4096 }
        orchestrator: { seed: 7, digits: { train: 512, test: 128 } }
        """;

    [Fact]
    public async Task Pause_ThenResumeInTheSameRun_GivesTheDigestOfAnUndisturbedRun()
    {
        using var workplace = new Workplace(SlowSweep);
        using var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--slots", "2");
        await run.WaitForLineAsync("Dashboard: ");
        await workplace.WaitForEpochAsync(2, trials: 2);

        var pause = await workplace.RunAsync("experiment", "pause", "--output", "json");
        Assert.True(pause.ExitCode == 0, pause.Errors);
        Assert.Contains("\"isChanged\": true", pause.Output, StringComparison.Ordinal);
        await workplace.WaitForStateAsync("Paused");
        Assert.DoesNotContain(await workplace.ListTrialsAsync(), trial => trial.GetProperty("state").GetString() == "Running");
        Assert.Equal(0, workplace.CountRows("SELECT count(*) FROM trials t WHERE state = 'Pending' AND last_epoch > 0 AND NOT EXISTS (SELECT 1 FROM checkpoints c WHERE c.trial = t.number AND c.epoch = t.last_epoch)"));
        var waited = await workplace.RunAsync("experiment", "wait", "--timeout", "1");
        Assert.Equal(124, waited.ExitCode);

        Assert.Equal(0, (await workplace.RunAsync("experiment", "resume")).ExitCode);
        var ended = await run.WaitAsync();

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.All(await workplace.ListTrialsAsync(), trial => Assert.Equal(1, trial.GetProperty("attempts").GetInt32()));
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync());
        Assert.Equal(0, workplace.CountEvents("Nondeterminism"));
    }

    [Fact]
    public async Task Pause_ThenResumeByAnotherProcess_GivesTheDigestOfAnUndisturbedRun()
    {
        using var workplace = new Workplace(SlowSweep);
        using (var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--slots", "2"))
        {
            await run.WaitForLineAsync("Dashboard: ");
            await workplace.WaitForEpochAsync(2, trials: 2);
            Assert.Equal(0, (await workplace.RunAsync("experiment", "pause")).ExitCode);
            await workplace.WaitForStateAsync("Paused");
            run.Signal("INT");
            Assert.Equal(130, (await run.WaitAsync()).ExitCode);
        }

        var resumed = await workplace.RunAsync("experiment", "resume", "@last", "--no-dashboard", "--slots", "2");

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync());
        var again = await workplace.RunAsync("experiment", "resume", "@last", "--no-dashboard");
        Assert.Equal(4, again.ExitCode);
        Assert.Contains("is Completed: 'resume' is not allowed there; allowed: extend, enqueue, fork, retry, delete", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_WhileItRuns_EndsTheRunWithItsTrialsCanceledAndDeleteLeavesNothing()
    {
        using var workplace = new Workplace();
        using var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--set", "epochs=100000", "--slots", "2");
        await run.WaitForLineAsync("Dashboard: ");
        await workplace.WaitForEpochAsync(2, trials: 2);

        var refused = await workplace.RunAsync("experiment", "delete", "@last");
        Assert.Equal(4, refused.ExitCode);
        Assert.Equal(0, (await workplace.RunAsync("experiment", "cancel", "@last")).ExitCode);
        Assert.Equal(1, (await run.WaitAsync()).ExitCode);

        Assert.All(await workplace.ListTrialsAsync(), trial => Assert.Equal("Canceled", trial.GetProperty("state").GetString()));
        Assert.Equal(0, workplace.CountEvents("ReportRefused"));
        Assert.Equal(0, (await workplace.RunAsync("experiment", "delete", "@last")).ExitCode);
        Assert.Equal(0, workplace.CountRows("SELECT count(*) FROM epochs"));
        // A cancel that was quick enough left none to delete.
        var checkpoints = workplace.Database + ".checkpoints";
        Assert.False(Directory.Exists(checkpoints) && Directory.GetFiles(checkpoints, "*", SearchOption.AllDirectories).Length > 0);
        Assert.Equal(3, (await workplace.RunAsync("experiment", "delete", "@last")).ExitCode);
    }

    [Fact]
    public async Task Extend_CompletedSweep_GivesTheDigestOfALargerCap()
    {
        using var workplace = new Workplace(RandomSweep);
        Assert.Equal(0, (await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard")).ExitCode);

        var extended = await workplace.RunAsync("experiment", "extend", "--run-cap", "7");
        Assert.True(extended.ExitCode == 0, extended.Errors);
        Assert.Contains("experiment resume", extended.Errors, StringComparison.Ordinal);
        var again = await workplace.RunAsync("experiment", "extend", "--run-cap", "7", "-o", "json");
        Assert.Contains("\"isChanged\": false", again.Output, StringComparison.Ordinal);
        var resumed = await workplace.RunAsync("experiment", "resume", "@last", "--no-dashboard");

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--set", "run_cap=7", "--database", "larger.db");
        Assert.Equal(await workplace.ReadDigestAsync("larger.db"), await workplace.ReadDigestAsync());
        Assert.Equal(2, (await workplace.RunAsync("experiment", "extend", "--run-cap", "2")).ExitCode);
    }

    [Fact]
    public async Task EnqueueAndFork_IntoAnExperimentThatHasEnded_TrainThemAndAreReplayed()
    {
        using var workplace = new Workplace(RandomSweep);
        Assert.Equal(0, (await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard")).ExitCode);

        var wrong = await workplace.RunAsync("experiment", "enqueue", "--set", "lerning_rate=0.002");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("did you mean 'learning_rate'?", wrong.Errors, StringComparison.Ordinal);
        var enqueued = await workplace.RunAsync("experiment", "enqueue", "--set", "model=vae,learning_rate=0.002");
        Assert.True(enqueued.ExitCode == 0, enqueued.Errors);
        Assert.Contains("Enqueued as trial 3; run_cap 3 to 4.", enqueued.Output, StringComparison.Ordinal);
        Assert.Contains("experiment resume", enqueued.Errors, StringComparison.Ordinal);
        var again = await workplace.RunAsync("experiment", "enqueue", "--set", "{ model: vae, learning_rate: 0.002 }", "-o", "json");
        Assert.Contains("\"isChanged\": false", again.Output, StringComparison.Ordinal);
        var resumed = await workplace.RunAsync("experiment", "resume", "@last", "--no-dashboard");

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        var trials = await workplace.ListTrialsAsync();
        Assert.Equal(4, trials.Count);
        var shaped = await workplace.RunAsync("trial", "fork", "0", "--set", "batch_size=32");
        Assert.Equal(2, shaped.ExitCode);
        Assert.Contains("'batch_size' cannot change while a ", shaped.Errors, StringComparison.Ordinal);
        var forked = await workplace.RunAsync("trial", "fork", "0", "--epoch", "3", "--set", "learning_rate=0.0005,epochs=5");
        Assert.Contains("Trial 0 forked at epoch 3 as trial 4; run_cap 4 to 5.", forked.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await workplace.RunAsync("experiment", "resume", "@last", "--no-dashboard")).ExitCode);
        var fork = (await workplace.ListTrialsAsync())[4];
        Assert.Equal(("Completed", 2, 0, 3), (
            fork.GetProperty("state").GetString(), fork.GetProperty("epochs").GetInt32(),
            fork.GetProperty("origin").GetProperty("trial").GetInt32(), fork.GetProperty("origin").GetProperty("epoch").GetInt32()));
        Assert.Equal(("vae", 0.002), (trials[3].GetProperty("model").GetString(), trials[3].GetProperty("parameters").GetProperty("learning_rate").GetDouble()));
        Assert.Equal(0, (await workplace.RunAsync("replay", "@last")).ExitCode);
    }

    [Fact]
    public async Task Extend_MoreEpochs_TrainsOnToTheWeightsOfALongerRun()
    {
        using var workplace = new Workplace(RandomSweep);
        Assert.Equal(0, (await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard")).ExitCode);

        Assert.Equal(0, (await workplace.RunAsync("experiment", "extend", "--epochs", "5")).ExitCode);
        Assert.Equal(0, (await workplace.RunAsync("experiment", "resume", "@last", "--no-dashboard")).ExitCode);

        await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--set", "epochs=5", "--database", "longer.db");
        var (trained, expected) = (await workplace.ListTrialsAsync(), await workplace.ListTrialsAsync("longer.db"));
        Assert.Equal(
            expected.Select(trial => (trial.GetProperty("weightsHash").GetString(), trial.GetProperty("objective").GetDouble(), 5)),
            trained.Select(trial => (trial.GetProperty("weightsHash").GetString(), trial.GetProperty("objective").GetDouble(), trial.GetProperty("epochs").GetInt32())));
        Assert.Equal(0, workplace.CountEvents("Nondeterminism"));
    }

    [Fact]
    public async Task Retry_TrialThatRanOutOfMemory_IsTriedAgainAndOthersAreRefused()
    {
        using var workplace = new Workplace(LargeSweep);
        const string OneGigabyte = "DOTNET_GCHeapHardLimit=0x3B9ACA00";
        var run = await OrchestratorProcess.RunShellAsync(workplace.Folder, $"{OneGigabyte} '{OrchestratorProcess.Executable}' run sweep.yaml --no-dashboard");
        Assert.True(run.ExitCode == 0, run.Errors);
        var trials = await workplace.ListTrialsAsync();
        Assert.Equal(["Completed", "Failed"], trials.Select(trial => trial.GetProperty("state").GetString()));
        Assert.Equal("OutOfMemory", trials[1].GetProperty("failure").GetProperty("kind").GetString());
        Assert.Equal(2, trials[1].GetProperty("attempts").GetInt32());

        var refused = await workplace.RunAsync("trial", "retry", "0");
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("Trial 0 is Completed", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(3, (await workplace.RunAsync("trial", "retry", "9")).ExitCode);
        Assert.Equal(2, (await workplace.RunAsync("trial", "retry")).ExitCode);
        Assert.Equal(0, (await workplace.RunAsync("trial", "retry", "1")).ExitCode);
        Assert.Equal(0, (await workplace.RunAsync("trial", "retry", "--failed")).ExitCode);
        await OrchestratorProcess.RunShellAsync(
            workplace.Folder, $"{OneGigabyte} '{OrchestratorProcess.Executable}' experiment resume @last --no-dashboard");

        Assert.Equal([1, 4], (await workplace.ListTrialsAsync()).Select(trial => trial.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Stop_WhileItRuns_LetsRunningTrialsFinishAndWatchTellsTheEnd()
    {
        using var workplace = new Workplace(SlowSweep);
        using var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--slots", "1");
        await run.WaitForLineAsync("Dashboard: ");
        using var watch = OrchestratorProcess.Start(workplace.Folder, "experiment", "watch");
        await run.WaitForLineAsync("Completed");

        Assert.Equal(0, (await workplace.RunAsync("experiment", "stop")).ExitCode);

        Assert.Equal(0, (await run.WaitAsync()).ExitCode);
        var watched = await watch.WaitAsync();
        Assert.Equal(0, watched.ExitCode);
        Assert.Contains("the experiment is Stopped", watched.Output, StringComparison.Ordinal);
        Assert.All(await workplace.ListTrialsAsync(), trial => Assert.Equal("Completed", trial.GetProperty("state").GetString()));
    }
}
