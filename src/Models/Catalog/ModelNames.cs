namespace Orchestrator.Models.Catalog;

/// <summary>The names of models.</summary>
public static class ModelNames
{
    /// <summary>784-code-784.</summary>
    public const string Vanilla = "vanilla";

    /// <summary>Hidden layers on both sides of the code.</summary>
    public const string Multilayer = "multilayer";

    /// <summary>Convolutions and pooling; code 4x4x8.</summary>
    public const string Convolutional = "convolutional";

    /// <summary>An L1 penalty on the code.</summary>
    public const string Sparse = "sparse";

    /// <summary>Corrupted input, clean target.</summary>
    public const string Denoising = "denoising";

    /// <summary>A penalty on the code's Jacobian.</summary>
    public const string Contractive = "contractive";

    /// <summary>A code drawn from the distribution that the encoder gives.</summary>
    public const string Vae = "vae";

    /// <summary>Dense generator and discriminator.</summary>
    public const string Gan = "gan";

    /// <summary>Convolutional generator and discriminator.</summary>
    public const string Dcgan = "dcgan";

    /// <summary>The dense GAN with a Wasserstein loss and a gradient penalty.</summary>
    public const string WganGp = "wgan-gp";

    /// <summary>Every autoencoder with a deterministic code.</summary>
    public static IReadOnlyList<string> Autoencoders { get; } =
        [Vanilla, Multilayer, Convolutional, Sparse, Denoising, Contractive];

    /// <summary>Every GAN.</summary>
    public static IReadOnlyList<string> Gans { get; } = [Gan, Dcgan, WganGp];

    /// <summary>Every model, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Autoencoders, Vae, .. Gans];
}
