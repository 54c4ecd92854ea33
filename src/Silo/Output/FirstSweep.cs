namespace Orchestrator.Silo.Output;

/// <summary>A sweep file to begin with.</summary>
internal static class FirstSweep
{
    /// <summary>The file. It runs as it is, on digits that the program draws, in about a minute on one core.</summary>
    public const string Text = """
        # A sweep: which parameters to try, and how. Format: W&B's sweep YAML, and one block of this program's own.
        name: first-sweep

        # grid tries every combination; random draws them; bayes learns from results. The last two need run_cap.
        method: random
        run_cap: 12                       # trials in all

        # What ranks trials. Without it each family of models has its own: mse, test_loss, frechet_distance.
        # metric: { name: mse, goal: minimize }

        # Ends trials early that do not look good.
        # early_terminate: { type: hyperband, min_iter: 2, eta: 3 }

        parameters:
          # vanilla, multilayer, convolutional, sparse, denoising, contractive, vae, gan, dcgan, wgan-gp
          model:         { values: [vanilla, sparse] }
          # digits is drawn by the program; mnist and fashion-mnist come from --data-dir or --download; idx are files of your own.
          dataset:       { value: digits }
          epochs:        { value: 3 }
          batch_size:    { values: [64, 128] }                                          # a choice
          code_size:     { distribution: int_uniform, min: 8, max: 64 }                 # a whole number between two bounds
          learning_rate: { distribution: log_uniform_values, min: 3.0e-4, max: 3.0e-3 } # every order of magnitude alike
          l1_weight:     { distribution: log_uniform_values, min: 1.0e-6, max: 1.0e-3 } # sparse alone has it, and is swept over it

        orchestrator:
          seed: 1                         # every random number comes from it: the same file gives the same results
          # repeats: { seeds: 3 }         # trials of each setting, differing in their seed; ranked by their median
          # samples: { every: 1, count: 16 }
          # checkpoints: { every: 1, at_most: 30s, keep: [best, last] }
          # weight: 1                     # share of the slots beside other experiments
          # requires: [gpu]               # on a cluster: workers' labels, or a kind of slot
        """ + "\n";
}
