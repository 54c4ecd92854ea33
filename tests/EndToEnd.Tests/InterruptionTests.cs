namespace Orchestrator.EndToEnd.Tests;

public class InterruptionTests
{
    private const string SlowSweep = """
        name: slow
        method: grid
        parameters:
          model: { values: [vanilla, gan] }
          epochs: { value: 40 }
          code_size: { values: [8, 16, 32] }
          noise_size: { values: [8, 16, 32] }
        orchestrator: { seed: 3, digits: { train: 1024, test: 128 } }
        """;

    [Fact]
    public async Task Run_KilledInTheMiddle_GoesOnAndEveryTrialIsCompletedOnceWithTheSameBits()
    {
        using var workplace = new Workplace(SlowSweep);
        using (var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--no-dashboard", "--slots", "2"))
        {
            await run.WaitForLineAsync("Completed", count: 2);
            run.KillNow();
            Assert.Equal(137, (await run.WaitAsync()).ExitCode);
        }

        var standing = (await workplace.ListTrialsAsync()).Where(IsCompleted).Select(trial => trial.ToString()).ToList();
        var again = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--slots", "2");

        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.Contains("Goes on with experiment", again.Errors, StringComparison.Ordinal);
        var trials = await workplace.ListTrialsAsync();
        Assert.Equal(6, trials.Count);
        Assert.All(trials, trial => Assert.True(IsCompleted(trial)));
        Assert.True(standing.Count >= 2);
        Assert.Subset(trials.Select(trial => trial.ToString()).ToHashSet(), standing.ToHashSet());
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_KilledWithCheckpoints_GoesOnFromTheNewestOrWithoutATornOneAndGivesTheSameBits(bool isTorn)
    {
        const string Sweep = """
            name: checkpoints
            method: grid
            parameters:
              model: { values: [vanilla, multilayer, convolutional, sparse, denoising, contractive, vae, gan, dcgan, wgan-gp] }
              epochs: { value: 4 }
              batch_size: { value: 64 }
            orchestrator: { seed: 3, digits: { train: 128, test: 64 }, checkpoints: { at_most: 0s } }
            """;
        using var workplace = new Workplace(Sweep);
        using (var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--no-dashboard", "--slots", "10"))
        {
            await run.WaitForLineAsync("Experiment ");
            await workplace.WaitForEpochAsync(2, trials: 10);
            run.KillNow();
            await run.WaitAsync();
        }

        if (isTorn) { workplace.CutCheckpoints(); }

        var again = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--slots", "10");
        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync());
        Assert.Equal(0, workplace.CountEvents("Nondeterminism"));
        Assert.NotEqual(0, workplace.CountEvents("CheckpointSaved"));
    }

    [Fact]
    public async Task Run_AskedToStopOnceAndAgain_GivesLeasesBackWithoutCountingAnAttempt()
    {
        using var workplace = new Workplace(SlowSweep);
        foreach (var signal in new[] { "INT", "TERM" })
        {
            using var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--no-dashboard", "--slots", "2");
            await run.WaitForLineAsync("Completed");
            run.Signal(signal);
            var ended = await run.WaitAsync();
            Assert.Equal(130, ended.ExitCode);
            Assert.Contains("orchestrator run sweep.yaml --no-dashboard --slots 2", ended.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(await workplace.ListTrialsAsync(), trial => trial.GetProperty("state").GetString() == "Running");
        }

        Assert.Equal(0, (await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard")).ExitCode);
        Assert.All(await workplace.ListTrialsAsync(), trial => Assert.Equal(1, trial.GetProperty("attempts").GetInt32()));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Run_AskedToStopWhileDataLoads_SaysSoAndStartsNothing(string signal)
    {
        // The note comes before the data set, which takes half a minute to draw.
        using var workplace = new Workplace("""
            name: loading
            program: train.py
            method: grid
            parameters:
              model: { value: vanilla }
            orchestrator: { digits: { train: 60000, test: 60000 } }
            """);
        using var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--no-dashboard");
        await run.WaitForLineAsync("note");

        run.Signal(signal);
        var ended = await run.WaitAsync();

        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("Interrupted: nothing was started.", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.Database));
    }

    private static bool IsCompleted(System.Text.Json.JsonElement trial) => trial.GetProperty("state").GetString() == "Completed";
}
