using Orchestrator.Models.Catalog;
using Orchestrator.Models.Losses;
using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>Assembles the trainers of autoencoders.</summary>
internal static class AutoencoderTrainer
{
    /// <summary>A trainer at epoch 0; the caller disposes it.</summary>
    /// <param name="request">Data and seeds.</param>
    /// <param name="options">The model's options.</param>
    /// <param name="isEager">Whether torch's modules and gradients are used even where there is a faster way.</param>
    public static ITrainer Create(TrainerRequest request, AutoencoderOptions options, bool isEager = false)
    {
        options = options with { Training = options.Training.FitTo(request.Data, request.Parameters) };
        return new Trainer(request, options.Training, Text(options), CreateModel(request, options, isEager));
    }

    /// <summary>A model at epoch 0; the caller disposes it.</summary>
    /// <inheritdoc cref="Create"/>
    public static AutoencoderModel CreateModel(TrainerRequest request, AutoencoderOptions options, bool isEager)
    {
        TorchRuntime.EnsureLoaded();
        var network = CreateNetwork(options, request);
        var loss = new PenalizedLoss(ReconstructionLosses.Find(options.Loss), [.. Penalties(options, network)]);
        return new(request, options, network, loss, isEager);
    }

    /// <summary>The options of a model by name.</summary>
    /// <exception cref="ArgumentException">It is no autoencoder.</exception>
    public static AutoencoderOptions ReadOptions(string model, ParameterSet parameters) => model switch
    {
        ModelNames.Vanilla => new VanillaOptions(parameters),
        ModelNames.Multilayer => new MultilayerOptions(parameters),
        ModelNames.Convolutional => new ConvolutionalOptions(parameters),
        ModelNames.Sparse => new SparseOptions(parameters),
        ModelNames.Denoising => new DenoisingOptions(parameters),
        ModelNames.Contractive => new ContractiveOptions(parameters),
        _ => throw new ArgumentException($"{model} is no autoencoder.", nameof(model)),
    };

    private static AutoencoderNetwork CreateNetwork(AutoencoderOptions options, TrainerRequest request)
    {
        using var generator = request.Seeds.TrainingGenerator("initialization");
        var initializer = new WeightInitializer(generator, device(request.Device));
        return options.Network is DenseNetworkOptions dense
            ? new DenseAutoencoder(dense, initializer, SigmoidLayer(options), options.Contraction?.IsTied ?? false)
            : new ConvolutionalAutoencoder(initializer);
    }

    private static int SigmoidLayer(AutoencoderOptions options) => options.Contraction?.IsSigmoid == true ? options.CodeLayer : 0;

    private static IEnumerable<IPenalty> Penalties(AutoencoderOptions options, AutoencoderNetwork network)
    {
        if (options.L1Weight > 0)
        {
            yield return new ActivityPenalty(options.L1Weight, options.CodeLayer);
        }

        if (options.Contraction is { Weight: > 0 } contraction)
        {
            yield return new ContractionPenalty(
                (DenseAutoencoder)network, contraction.Weight, options.CodeLayer, contraction.IsSigmoid);
        }
    }

    private static string Text(AutoencoderOptions options) =>
        (options with { Training = options.Training with { Epochs = 0 } }).ToString();
}
