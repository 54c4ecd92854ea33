using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Footprints;

/// <summary>How large a model's networks are; biases and normalizations are left out.</summary>
/// <param name="Weights">Numbers in all its weights.</param>
/// <param name="Activations">Numbers that all its layers give for one image.</param>
/// <param name="Code">Units of its code; 0 for a GAN.</param>
internal readonly record struct NetworkSize(long Weights, long Activations, long Code)
{
    /// <summary>The size of <paramref name="model"/> with checked parameters.</summary>
    public static NetworkSize Of(string model, ParameterSet parameters) => model switch
    {
        ModelNames.Vae => Vae(new VaeOptions(parameters).CodeSize),
        ModelNames.Gan or ModelNames.WganGp => Adversarial(parameters.Integer("noise_size", AdversarialOptions.DefaultNoiseSize)),
        ModelNames.Dcgan => Convolutional(
            parameters.Integer("noise_size", AdversarialOptions.DefaultNoiseSize), parameters.Integer("width", DcganOptions.DefaultWidth)),
        ModelNames.Vanilla or ModelNames.Multilayer or ModelNames.Convolutional => Autoencoder(NetworkOptions.ReadBase(parameters, model)),
        _ => Autoencoder(NetworkOptions.ReadBase(parameters)),
    };

    private static NetworkSize Autoencoder(NetworkOptions network) => network is DenseNetworkOptions dense
        ? Dense(dense.UnitCounts(LabeledImages.PixelCount)) with { Code = Math.Max(dense.CodeSize, dense.HiddenSize) }
        : ConvolutionalAutoencoder;

    // It takes 16 images at a time whatever the batch: of a batch there is no more than images and outputs.
    private static NetworkSize ConvolutionalAutoencoder => new(4_385, 2 * LabeledImages.PixelCount, 4 * 4 * 8);

    private static NetworkSize Vae(int code)
    {
        var encoder = Dense(LabeledImages.PixelCount, VariationalAutoencoder.HiddenSize, 2 * code);
        return encoder.With(Dense(code, VariationalAutoencoder.HiddenSize, LabeledImages.PixelCount)) with { Code = code };
    }

    private static NetworkSize Adversarial(int noise)
    {
        var discriminator = Dense(LabeledImages.PixelCount, 512, 256, 1);
        return Dense(noise, 128, 256, 512, 1024, LabeledImages.PixelCount).With(discriminator).WithActivationsOf(discriminator);
    }

    // Kernels of 4 x 4; sides of 28, 14 and 7.
    private static NetworkSize Convolutional(int noise, long width)
    {
        var (fine, coarse) = (14 * 14 * width, 7 * 7 * 2 * width);
        var discriminator = new NetworkSize((16 * width) + (16 * 2 * width * width) + coarse, fine + coarse, 0);
        var generator = new NetworkSize(
            (noise * 2 * coarse) + (16 * 4 * width * 2 * width) + (16 * 2 * width), (2 * coarse) + (2 * fine) + LabeledImages.PixelCount, 0);
        return generator.With(discriminator).WithActivationsOf(discriminator);
    }

    private static NetworkSize Dense(params int[] units) =>
        new(units.Zip(units.Skip(1), (from, to) => (long)from * to).Sum(), units.Sum(), 0);

    private NetworkSize With(NetworkSize other) => new(Weights + other.Weights, Activations + other.Activations, 0);

    // It runs on a real and on a generated batch.
    private NetworkSize WithActivationsOf(NetworkSize other) => this with { Activations = Activations + other.Activations };
}
