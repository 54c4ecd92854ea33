namespace Orchestrator.Bench.Sweeps;

/// <summary>A sweep that people run: what is searched, and by which metric.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Metric">The objective.</param>
/// <param name="IsMaximized">Whether larger is better.</param>
/// <param name="Parameters">Lines of the sweep file's <c>parameters</c>.</param>
internal sealed record Study(string Name, string Metric, bool IsMaximized, string Parameters)
{
    /// <summary>All studies.</summary>
    public static IReadOnlyList<Study> All { get; } =
    [
        // On a vanilla base the probe is as good as it gets after one epoch at every sensible setting: there is nothing to be found.
        new("sparse", "probe_accuracy", true,
            """
              base:          { value: multilayer }
              code_size:     { value: 64 }
              batch_size:    { values: [64, 128, 256, 512] }
              learning_rate: { distribution: log_uniform_values, min: 1.0e-4, max: 1.0e-1 }
              l1_weight:     { distribution: log_uniform_values, min: 1.0e-6, max: 1.0e-1 }
            """),
        new("denoising", "denoising_mse", false,
            """
              code_size:     { value: 64 }
              learning_rate: { distribution: log_uniform_values, min: 1.0e-4, max: 1.0e-1 }
              noise_level:   { min: 0.0, max: 0.8 }
            """),
    ];

    /// <summary>Whether <paramref name="value"/> is at least as good as <paramref name="other"/>.</summary>
    public bool IsAsGood(double value, double other) => IsMaximized ? value >= other : value <= other;

    /// <summary>The sweep file for random search of whole trials.</summary>
    public string Random(SweepOptions options, int seed) => File("random", options.Trials, options.Epochs, seed, "");

    /// <summary>
    /// The sweep file for the default Bayesian sampler with ASHA. Its trials are as many as random's: most are pruned at the first
    /// rung, so that they take less than half of random's epochs.
    /// </summary>
    public string Bayes(SweepOptions options, int seed) => File("bayes", options.Trials, options.Epochs, seed,
        $"  pruner: asha\n  parallelism: {options.Parallelism}\n");

    private string File(string method, int trials, int epochs, int seed, string search) =>
        $$"""
        name: {{Name}}-{{method}}
        method: {{method}}
        metric: { name: {{Metric}}, goal: {{(IsMaximized ? "maximize" : "minimize")}} }
        run_cap: {{trials}}
        {{(method == "bayes" ? "early_terminate: { type: hyperband, min_iter: 1, eta: 3 }" : "")}}
        parameters:
          model:           { value: {{Name}} }
          dataset:         { value: mnist }
          validation_size: { value: 5000 }
          epochs:          { value: {{epochs}} }
        {{Parameters}}
        orchestrator:
          seed: {{seed}}
          device: cpu
          samples: { every: {{epochs}}, count: 1 }
        {{search}}
        """;
}
