namespace Orchestrator.Bench.Cluster;

/// <summary>A sweep of a campaign: short trials that differ in what they ask of the cluster.</summary>
/// <param name="Name">Its name, which is the experiments' too.</param>
/// <param name="Source">The sweep file.</param>
internal sealed record CampaignSweep(string Name, string Source)
{
    /// <summary>Results decide here: which settings come next, and which trials go on.</summary>
    public static CampaignSweep Adaptive { get; } = new("adaptive", """
        name: adaptive
        method: bayes
        metric: { name: mse, goal: minimize }
        run_cap: 24
        early_terminate: { type: hyperband, min_iter: 2, eta: 3 }
        parameters:
          model: { values: [vanilla, sparse] }
          epochs: { value: 18 }
          batch_size: { values: [16, 32] }
          code_size: { values: [8, 16, 32] }
          learning_rate: { distribution: log_uniform_values, min: 1.0e-4, max: 1.0e-1 }
        orchestrator:
          seed: 11
          sampler: auto
          pruner: asha
          parallelism: 4
          checkpoints: { at_most: 0s }
          digits: { train: 2048, test: 128 }
        """);

    /// <summary>Nothing depends on results; checkpoints are half a minute apart, so that losses cost most.</summary>
    public static CampaignSweep Grid { get; } = new("grid", """
        name: grid
        method: grid
        parameters:
          model: { values: [vanilla, denoising] }
          epochs: { value: 20 }
          batch_size: { value: 16 }
          code_size: { values: [8, 16, 24] }
        orchestrator: { seed: 12, digits: { train: 4096, test: 128 } }
        """);

    /// <summary>Two families with repeats, one of them measured by a classifier that every worker makes for itself.</summary>
    public static CampaignSweep Mixed { get; } = new("mixed", """
        name: mixed
        method: random
        run_cap: 4
        parameters:
          model: { values: [vae, gan] }
          epochs: { value: 6 }
          batch_size: { value: 32 }
          learning_rate: { distribution: log_uniform_values, min: 3.0e-4, max: 3.0e-3 }
        orchestrator:
          seed: 13
          repeats: { seeds: 2 }
          checkpoints: { at_most: 2s, keep: [best, last] }
          digits: { train: 1024, test: 256 }
        """);

    /// <summary>The adaptive one in small, for campaigns of seconds.</summary>
    public static CampaignSweep Brief { get; } = new("brief", """
        name: brief
        method: bayes
        metric: { name: mse, goal: minimize }
        run_cap: 12
        early_terminate: { type: hyperband, min_iter: 2, eta: 2 }
        parameters:
          model: { values: [vanilla, sparse] }
          epochs: { value: 8 }
          batch_size: { value: 32 }
          code_size: { values: [8, 16] }
          learning_rate: { distribution: log_uniform_values, min: 1.0e-4, max: 1.0e-1 }
        orchestrator:
          seed: 14
          sampler: auto
          pruner: asha
          parallelism: 3
          checkpoints: { at_most: 0s }
          digits: { train: 2048, test: 128 }
        """);

    /// <summary>Those of a campaign that is not told otherwise.</summary>
    public static IReadOnlyList<CampaignSweep> Usual { get; } = [Adaptive, Grid, Mixed];

    public static IReadOnlyList<CampaignSweep> All { get; } = [.. Usual, Brief];

    /// <summary>The path of its file in a folder.</summary>
    public string FileIn(string folder) => Path.Combine(folder, Name + ".yaml");
}
