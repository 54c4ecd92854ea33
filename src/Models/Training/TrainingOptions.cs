using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;

namespace Orchestrator.Models.Training;

/// <summary>How long and on what a model is trained.</summary>
/// <param name="Epochs">Passes over the training images.</param>
/// <param name="BatchSize">Images per step; the last step of an epoch takes what is left.</param>
/// <param name="ValidationSize">Training images held back to select on; 0 selects on the test set.</param>
internal sealed record TrainingOptions(int Epochs, int BatchSize, int ValidationSize)
{
    public const int DefaultEpochs = 20;
    public const int DefaultValidationSize = 0;

    public static TrainingOptions Read(ParameterSet parameters, int defaultBatchSize) => new(
        parameters.Integer("epochs", DefaultEpochs),
        parameters.Integer("batch_size", defaultBatchSize),
        parameters.Integer("validation_size", DefaultValidationSize));

    /// <summary>
    /// Checks what only the data set can tell. A default batch size that is larger than a tiny data set is cut to it.
    /// </summary>
    /// <exception cref="InvalidParameterException">Too much is held back, or the batch is larger than what is left.</exception>
    public TrainingOptions FitTo(ImageDataSet data, ParameterSet parameters)
    {
        var half = data.Train.Count / 2;
        if (ValidationSize > half)
        {
            throw new InvalidParameterException(
                "validation_size", ValidationSize, $"an integer in [0, {half}], half of the training images of {data.Name}");
        }

        var left = data.Train.Count - ValidationSize;
        return BatchSize <= left || !parameters.Contains("batch_size")
            ? this with { BatchSize = Math.Min(BatchSize, left) }
            : throw new InvalidParameterException(
                "batch_size", BatchSize, $"an integer in [1, {left}], the images of {data.Name} to train on");
    }
}
