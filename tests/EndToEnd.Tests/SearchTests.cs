namespace Orchestrator.EndToEnd.Tests;

public class SearchTests
{
    private static string Sweep(string method) => $$"""
        name: searched
        method: {{method}}
        run_cap: 12
        early_terminate: { type: hyperband, min_iter: 1, eta: 3 }
        parameters:
          model: { value: vanilla }
          epochs: { value: 6 }
          batch_size: { values: [32, 64] }
          code_size: { value: 16 }
          learning_rate: { distribution: log_uniform_values, min: 1.0e-4, max: 1.0e-1 }
        orchestrator: { seed: 5, parallelism: 4, pruner: asha, digits: { train: 512, test: 128 } }
        """;

    [Theory]
    [InlineData("random")]
    [InlineData("bayes")]
    public async Task Run_AnyNumberOfSlotsOrKilled_DecidesTheSameToTheBit(string method)
    {
        using var workplace = new Workplace(Sweep(method));
        foreach (var slots in new[] { "1", "2" })
        {
            var run = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--slots", slots, "--database", $"slots{slots}.db");
            Assert.True(run.ExitCode == 0, run.Errors);
        }

        using (var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--no-dashboard", "--slots", "2"))
        {
            await run.WaitForLineAsync("Experiment ");
            await workplace.WaitForEpochAsync(1, trials: 5);
            run.KillNow();
            await run.WaitAsync();
        }

        var again = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--slots", "2");

        Assert.True(again.ExitCode == 0, again.Errors);
        var digest = await workplace.ReadDigestAsync("slots1.db");
        Assert.Equal(digest, await workplace.ReadDigestAsync("slots2.db"));
        Assert.Equal(digest, await workplace.ReadDigestAsync());
        await CheckEndAsync(workplace);
    }

    private static async Task CheckEndAsync(Workplace workplace)
    {
        var states = (await workplace.ListTrialsAsync()).Select(trial => trial.GetProperty("state").GetString()).ToArray();
        Assert.Equal(12, states.Length);
        Assert.Contains("Completed", states);
        Assert.True(states.Count(state => state == "Pruned") > 6);
        var replay = await workplace.RunAsync("replay", "@last", "--output", "json");
        Assert.True(replay.ExitCode == 0, replay.Output + replay.Errors);
    }
}
