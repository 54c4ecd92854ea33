using Orchestrator.Models.Optimizers;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>What differs between models in training: networks, optimizers, one step, evaluation, samples.</summary>
internal interface ITrainedModel : IDisposable
{
    /// <summary>Names of the values that <see cref="IEpochSteps.Step"/> gives; the first is shown as the epoch goes.</summary>
    IReadOnlyList<string> StepMetrics { get; }

    /// <summary>The fewest images that a step can take.</summary>
    int SmallestBatch { get; }

    /// <summary>All parameters and buffers, in a fixed order.</summary>
    IReadOnlyList<NamedTensor> Weights { get; }

    /// <summary>The optimizers by name, in a fixed order.</summary>
    IReadOnlyList<KeyValuePair<string, Optimizer>> Optimizers { get; }

    /// <summary>Starts an epoch's random streams. The caller disposes it.</summary>
    IEpochSteps BeginEpoch(int epoch);

    /// <summary>Measures the model as it is, changing nothing. May be empty.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    IReadOnlyList<KeyValuePair<string, double>> Evaluate(Tensor images);

    /// <inheritdoc cref="ITrainer.DrawSamples"/>
    IReadOnlyList<SampleGrid> DrawSamples(int count);
}
