using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>Assembles the trainers of GANs.</summary>
internal static class GanTrainer
{
    /// <summary>A trainer at epoch 0; the caller disposes it.</summary>
    /// <param name="request">Data and seeds.</param>
    /// <param name="options">The model's options.</param>
    /// <param name="isEager">Whether torch's modules and gradients are used even where there is a faster way.</param>
    public static ITrainer Create(TrainerRequest request, AdversarialOptions options, bool isEager = false)
    {
        options = options with { Training = options.Training.FitTo(request.Data, request.Parameters) };
        return new Trainer(request, options.Training, Text(options), CreateModel(request, options, isEager));
    }

    /// <summary>A model at epoch 0; the caller disposes it.</summary>
    /// <inheritdoc cref="Create"/>
    public static GanModel CreateModel(TrainerRequest request, AdversarialOptions options, bool isEager)
    {
        TorchRuntime.EnsureLoaded();
        using var generatorStream = request.Seeds.TrainingGenerator("initialization/generator");
        using var discriminatorStream = request.Seeds.TrainingGenerator("initialization/discriminator");
        var generator = CreateGenerator(options, new(generatorStream));
        var discriminator = CreateDiscriminator(options, new(discriminatorStream));
        return new(options, request.Seeds, generator, discriminator, isEager);
    }

    private static nn.Module<Tensor, Tensor> CreateGenerator(AdversarialOptions options, WeightInitializer initializer) =>
        options is DcganOptions dcgan
            ? new ConvolutionalGenerator(dcgan.NoiseSize, dcgan.Width, initializer)
            : new DenseGenerator(options.NoiseSize, initializer);

    private static nn.Module<Tensor, Tensor> CreateDiscriminator(AdversarialOptions options, WeightInitializer initializer) =>
        options is DcganOptions dcgan
            ? new ConvolutionalDiscriminator(dcgan.Width, initializer)
            : new DenseDiscriminator(initializer);

    private static string Text(AdversarialOptions options) =>
        (options with { Training = options.Training with { Epochs = 0 } }).ToString();
}
