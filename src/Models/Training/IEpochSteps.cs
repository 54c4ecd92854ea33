using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>The steps of one epoch.</summary>
internal interface IEpochSteps : IDisposable
{
    /// <summary>Trains on one batch. Everything made lives in the caller's dispose scope.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    /// <returns>Detached scalars, one for each of <see cref="ITrainedModel.StepMetrics"/>.</returns>
    Tensor[] Step(Tensor images);
}
