using Orchestrator.Models.Losses;
using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Autoencoders;

/// <summary>Assembles the trainers of autoencoders.</summary>
internal static class AutoencoderTrainer
{
    /// <summary>A trainer at epoch 0; the caller disposes it.</summary>
    public static ITrainer Create(TrainerRequest request, AutoencoderOptions options)
    {
        options = options with { Training = options.Training.FitTo(request.Data, request.Parameters) };
        TorchRuntime.EnsureLoaded();
        var network = CreateNetwork(options, request.Seeds);
        var loss = new PenalizedLoss(ReconstructionLosses.Find(options.Loss), [.. Penalties(options, network)]);
        return new Trainer(request, options.Training, Text(options), new AutoencoderModel(request, options, network, loss));
    }

    private static AutoencoderNetwork CreateNetwork(AutoencoderOptions options, RandomStreams seeds)
    {
        using var generator = seeds.TrainingGenerator("initialization");
        var initializer = new WeightInitializer(generator);
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
