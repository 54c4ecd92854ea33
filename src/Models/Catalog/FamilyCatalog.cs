using static Orchestrator.Models.Catalog.ModelNames;

namespace Orchestrator.Models.Catalog;

/// <summary>Which models are ranked together, and which metrics each family reports.</summary>
public static class FamilyCatalog
{
    /// <summary>What every autoencoder reports at each epoch.</summary>
    public static IReadOnlyList<string> AutoencoderEpochMetrics { get; } =
    [
        "train_loss", "test_loss", "mse", "denoising_mse", "bce", "psnr", "ssim", "hoyer", "mean_code", "zero_fraction", "dead_units",
    ];

    /// <summary>What is dear to measure on a code: it follows those at the last epoch, and where <see cref="Training.DearSchedule"/> says.</summary>
    public static IReadOnlyList<string> CodeMetrics { get; } = ["probe_accuracy", "knn_accuracy"];

    /// <summary>Metrics of every autoencoder.</summary>
    public static IReadOnlyList<string> AutoencoderMetrics { get; } = [.. AutoencoderEpochMetrics, .. CodeMetrics];

    /// <summary>What a variational autoencoder reports at each epoch.</summary>
    public static IReadOnlyList<string> VaeEpochMetrics { get; } =
        ["train_loss", "test_loss", "kl", "mse", "denoising_mse", "bce", "psnr", "ssim", "active_units"];

    /// <summary>Metrics of a variational autoencoder.</summary>
    public static IReadOnlyList<string> VaeMetrics { get; } = [.. VaeEpochMetrics, .. CodeMetrics];

    /// <summary>What the steps of a GAN give.</summary>
    public static IReadOnlyList<string> GanStepMetrics { get; } =
        ["generator_loss", "discriminator_loss", "discriminator_accuracy", "d_real", "d_fake"];

    /// <summary>What the steps of a GAN with a Wasserstein loss give: its critic gives scores, which nothing tells right.</summary>
    public static IReadOnlyList<string> CriticStepMetrics { get; } = ["generator_loss", "discriminator_loss", "d_real", "d_fake"];

    /// <summary>What is measured on generated images after each epoch.</summary>
    public static IReadOnlyList<string> GenerationEpochMetrics { get; } = ["frechet_distance", "class_kl", "modes", "duplicates"];

    /// <summary>What is dear to measure on generated images: it follows those at the last epoch, and where <see cref="Training.DearSchedule"/> says.</summary>
    public static IReadOnlyList<string> GenerationLastMetrics { get; } = ["kid", "precision", "recall", "density", "coverage"];

    /// <summary>All that is dear to measure, on a code or on generated images.</summary>
    public static IReadOnlyList<string> DearMetrics { get; } = [.. CodeMetrics, .. GenerationLastMetrics];

    /// <summary>Metrics of every GAN with a Wasserstein loss.</summary>
    public static IReadOnlyList<string> CriticMetrics { get; } = [.. CriticStepMetrics, .. GenerationEpochMetrics, .. GenerationLastMetrics];

    /// <summary>Metrics of every other GAN.</summary>
    public static IReadOnlyList<string> GanMetrics { get; } = [.. GanStepMetrics, .. GenerationEpochMetrics, .. GenerationLastMetrics];

    /// <summary>The families; a smaller value of each objective is better.</summary>
    public static IReadOnlyList<FamilyDefinition> All { get; } =
    [
        new("autoencoder", [Vanilla, Multilayer, Convolutional, Sparse, Contractive], "mse"),
        new("denoising", [Denoising], "denoising_mse"),
        new("vae", [Vae], "test_loss"),
        new("gan", [Gan, Dcgan, WganGp], "frechet_distance"),
    ];

    /// <summary>The family of <paramref name="model"/>.</summary>
    /// <exception cref="InvalidOperationException">No family has that model.</exception>
    public static FamilyDefinition Of(string model) => All.First(family => family.Models.Contains(model));

    /// <summary>The metrics that trials of <paramref name="model"/> report.</summary>
    public static IReadOnlyList<string> MetricsOf(string model) => model switch
    {
        WganGp => CriticMetrics,
        Gan or Dcgan => GanMetrics,
        Vae => VaeMetrics,
        _ => AutoencoderMetrics,
    };
}
