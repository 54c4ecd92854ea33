using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>Assembles the trainers of variational autoencoders.</summary>
internal static class VaeTrainer
{
    /// <summary>A trainer at epoch 0; the caller disposes it.</summary>
    /// <param name="request">Data and seeds.</param>
    /// <param name="options">The model's options.</param>
    /// <param name="isEager">Whether torch's modules and gradients are used even where there is a faster way.</param>
    public static ITrainer Create(TrainerRequest request, VaeOptions options, bool isEager = false)
    {
        options = options with { Training = options.Training.FitTo(request.Data, request.Parameters) };
        return new Trainer(request, options.Training, Text(options), CreateModel(request, options, isEager));
    }

    /// <summary>A model at epoch 0; the caller disposes it.</summary>
    /// <inheritdoc cref="Create"/>
    public static VaeModel CreateModel(TrainerRequest request, VaeOptions options, bool isEager)
    {
        TorchRuntime.EnsureLoaded();
        using var generator = request.Seeds.TrainingGenerator("initialization");
        return new(request, options, new VariationalAutoencoder(options.CodeSize, new(generator, device(request.Device))), isEager);
    }

    private static string Text(VaeOptions options) =>
        (options with { Training = options.Training with { Epochs = 0 } }).ToString();
}
