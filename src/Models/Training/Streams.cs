using Orchestrator.Models.Fast;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Random streams as generators of their own; the caller disposes those of torch.</summary>
internal static class Streams
{
    /// <summary>A stream that trains.</summary>
    /// <inheritdoc cref="RandomStreams.ForTraining"/>
    public static Generator TrainingGenerator(this RandomStreams seeds, string purpose, int epoch = 0) =>
        new(seeds.ForTraining(purpose, epoch), CPU);

    /// <summary>A stream that trains, as vectors.</summary>
    /// <inheritdoc cref="RandomStreams.ForTraining"/>
    public static NoiseStream TrainingNoise(this RandomStreams seeds, string purpose, int epoch) =>
        new(seeds.ForTraining(purpose, epoch));

    /// <summary>A stream that evaluates or samples, as vectors.</summary>
    /// <inheritdoc cref="RandomStreams.ForEvaluation"/>
    public static NoiseStream EvaluationNoise(this RandomStreams seeds, string purpose) => new(seeds.ForEvaluation(purpose));

    /// <summary>A stream that evaluates or samples.</summary>
    /// <inheritdoc cref="RandomStreams.ForEvaluation"/>
    public static Generator EvaluationGenerator(this RandomStreams seeds, string purpose) =>
        new(seeds.ForEvaluation(purpose), CPU);
}
