using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>Assembles the trainers of variational autoencoders.</summary>
internal static class VaeTrainer
{
    /// <summary>A trainer at epoch 0; the caller disposes it.</summary>
    public static ITrainer Create(TrainerRequest request, VaeOptions options)
    {
        options = options with { Training = options.Training.FitTo(request.Data, request.Parameters) };
        return new Trainer(request, options.Training, Text(options), CreateModel(request, options));
    }

    /// <summary>A model at epoch 0; the caller disposes it.</summary>
    public static VaeModel CreateModel(TrainerRequest request, VaeOptions options)
    {
        TorchRuntime.EnsureLoaded();
        using var generator = request.Seeds.TrainingGenerator("initialization");
        return new(request, options, new VariationalAutoencoder(options.CodeSize, new(generator, device(request.Device))));
    }

    private static string Text(VaeOptions options) =>
        (options with { Training = options.Training with { Epochs = 0 } }).ToString();
}
