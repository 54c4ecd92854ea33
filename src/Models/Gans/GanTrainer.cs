using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>Assembles the trainers of GANs.</summary>
internal static class GanTrainer
{
    /// <summary>A trainer at epoch 0; the caller disposes it.</summary>
    public static ITrainer Create(TrainerRequest request, AdversarialOptions options)
    {
        options = options with { Training = options.Training.FitTo(request.Data, request.Parameters) };
        TorchRuntime.EnsureLoaded();
        using var generatorStream = request.Seeds.TrainingGenerator("initialization/generator");
        using var discriminatorStream = request.Seeds.TrainingGenerator("initialization/discriminator");
        var generator = CreateGenerator(options, new(generatorStream));
        var discriminator = CreateDiscriminator(options, new(discriminatorStream));
        var model = new GanModel(options, request.Seeds, generator, discriminator);
        return new Trainer(request, options.Training, Text(options), model);
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
