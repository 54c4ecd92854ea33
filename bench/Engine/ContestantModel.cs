using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;

namespace Orchestrator.Bench.Engine;

/// <summary>Makes what a contestant trains.</summary>
internal static class ContestantModel
{
    /// <summary>The model, which the caller disposes, its batch size, and the operations of a step per image.</summary>
    public static (ITrainedModel Model, int BatchSize, double OperationsPerImage) Create(TrainerRequest request, bool isEager)
    {
        switch (request.Model)
        {
            case ModelNames.Gan:
                GanOptions gan = new(request.Parameters);
                return (GanTrainer.CreateModel(request, gan, isEager), gan.Training.BatchSize, Operations.Gan(gan.NoiseSize));
            case ModelNames.Vae:
                VaeOptions vae = new(request.Parameters);
                return (VaeTrainer.CreateModel(request, vae, isEager), vae.Training.BatchSize, Operations.Variational(vae.CodeSize));
            case ModelNames.Dcgan:
                DcganOptions dcgan = new(request.Parameters);
                return (
                    GanTrainer.CreateModel(request, dcgan, isEager),
                    dcgan.Training.BatchSize,
                    DcganOperations.Of(dcgan.NoiseSize, dcgan.Width));
            default:
                var options = AutoencoderTrainer.ReadOptions(request.Model, request.Parameters);
                var operations = options.Network is DenseNetworkOptions dense ? Operations.Dense(dense) : Operations.Convolutional();
                return (AutoencoderTrainer.CreateModel(request, options, isEager), options.Training.BatchSize, operations);
        }
    }
}
