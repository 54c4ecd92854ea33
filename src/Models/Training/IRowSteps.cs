using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Steps that gather their own batch and give plain numbers, so that a step allocates nothing.</summary>
internal interface IRowSteps : IEpochSteps
{
    /// <summary>Trains on one batch.</summary>
    /// <param name="images">All images: [n, 784] in [0, 1]; the same in each step of an epoch.</param>
    /// <param name="rows">Which of them are the batch.</param>
    /// <param name="values">Where the step's values go, one for each of <see cref="ITrainedModel.StepMetrics"/>.</param>
    void Step(Tensor images, ReadOnlySpan<long> rows, Span<double> values);
}
