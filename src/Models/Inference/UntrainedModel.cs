using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Inference;

/// <summary>Makes a model of the right networks for a checkpoint to be read into, without a data set.</summary>
internal static class UntrainedModel
{
    /// <summary>What a trainer is fitted to, and what its networks do not depend on.</summary>
    private static readonly string[] OfTraining = ["dataset", "epochs", "batch_size", "validation_size"];

    private static readonly LabeledImages Blank = new(new byte[2 * LabeledImages.PixelCount], new byte[2]);

    /// <summary>A trainer of the model at epoch 0; the caller disposes it.</summary>
    /// <exception cref="InvalidParameterException">A parameter is out of range.</exception>
    public static Trainer Create(string model, ParameterSet parameters)
    {
        var ofNetworks = parameters.Values.Where(pair => !OfTraining.Contains(pair.Key)).ToDictionary();
        return (Trainer)ModelCatalog.Create(
            new(model, new(ofNetworks), new("none", Blank, Blank, ""), new(0, 0), new("gaussian", 0)));
    }
}
