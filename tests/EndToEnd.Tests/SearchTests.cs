using System.Text.Json;

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
    public async Task Run_KilledAndOnOtherSlots_DecidesTheSameToTheBit(string method)
    {
        using var workplace = new Workplace(Sweep(method));
        using (var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--no-dashboard", "--slots", "2"))
        {
            await run.WaitForLineAsync("Experiment ");
            await workplace.WaitForEpochAsync(1, trials: 5);
            run.KillNow();
            await run.WaitAsync();
        }

        var again = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--slots", "3");

        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync());
        await CheckEndAsync(workplace);
    }

    // Copies of checkpoints go on with perturbed parameters: the same ones on any number of slots.
    [Fact]
    public async Task Run_Population_CopiesCheckpointsTheSameOnAnyNumberOfSlots()
    {
        using var workplace = new Workplace(Sweep("random").Replace("run_cap: 12", "run_cap: 9", StringComparison.Ordinal)
            .Replace("early_terminate: { type: hyperband, min_iter: 1, eta: 3 }\n", "", StringComparison.Ordinal)
            .Replace("pruner: asha", "pruner: { type: pbt, population: 4, min_iter: 2, interval: 2 }", StringComparison.Ordinal));

        var run = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--slots", "2");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync());
        var trials = await workplace.ListTrialsAsync();
        var copy = trials.First(trial => trial.GetProperty("origin").ValueKind == JsonValueKind.Object);
        Assert.DoesNotContain(trials, trial => trial.GetProperty("state").GetString() == "Failed");
        var shown = await workplace.RunAsync("trial", "show", copy.GetProperty("number").ToString());
        Assert.Contains("It began with the checkpoint of epoch", shown.Errors, StringComparison.Ordinal);
        Assert.Contains("starts from a checkpoint of epoch", shown.Errors, StringComparison.Ordinal);
        var replay = await workplace.RunAsync("replay", "@last");
        Assert.True(replay.ExitCode == 0, replay.Output + replay.Errors);
    }

    [Fact]
    public async Task Run_TwoObjectives_PrintsTheirFront()
    {
        using var workplace = new Workplace("""
            name: two
            method: bayes
            run_cap: 6
            parameters:
              model: { value: vanilla }
              epochs: { value: 1 }
              code_size: { values: [4, 8, 16, 32] }
            orchestrator:
              objectives: [ { name: mse, goal: minimize }, { name: probe_accuracy, goal: maximize } ]
              digits: { train: 256, test: 64 }
            """);

        var run = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--output", "json");

        Assert.True(run.ExitCode == 0, run.Errors);
        var front = JsonDocument.Parse(run.Output).RootElement.GetProperty("paretoFront");
        Assert.InRange(front.GetArrayLength(), 1, 6);
        Assert.All(front.EnumerateArray(), entry => Assert.Equal(JsonValueKind.Number, entry.GetProperty("values").GetProperty("probe_accuracy").ValueKind));
        var shown = await workplace.RunAsync("experiment", "show", "@last");
        Assert.Contains("Pareto front of mse (smaller is better) and probe_accuracy (larger is better)", shown.Output, StringComparison.Ordinal);
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
