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

    /// <summary>Dense generator and discriminator.</summary>
    public const string Gan = "gan";

    /// <summary>Convolutional generator and discriminator.</summary>
    public const string Dcgan = "dcgan";

    /// <summary>Every autoencoder.</summary>
    public static IReadOnlyList<string> Autoencoders { get; } =
        [Vanilla, Multilayer, Convolutional, Sparse, Denoising, Contractive];

    /// <summary>Every GAN.</summary>
    public static IReadOnlyList<string> Gans { get; } = [Gan, Dcgan];

    /// <summary>Every model, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Autoencoders, .. Gans];
}
