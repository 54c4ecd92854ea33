using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Autoencoders;

/// <summary>Assembles the trainers of variational autoencoders.</summary>
internal static class VaeTrainer
{
    /// <summary>A trainer at epoch 0; the caller disposes it.</summary>
    public static ITrainer Create(TrainerRequest request, VaeOptions options)
    {
        options = options with { Training = options.Training.FitTo(request.Data, request.Parameters) };
        TorchRuntime.EnsureLoaded();
        using var generator = request.Seeds.TrainingGenerator("initialization");
        var model = new VaeModel(request, options, new VariationalAutoencoder(options.CodeSize, new(generator)));
        return new Trainer(request, options.Training, Text(options), model);
    }

    private static string Text(VaeOptions options) =>
        (options with { Training = options.Training with { Epochs = 0 } }).ToString();
}
