namespace Orchestrator.Models.Fast;

/// <summary>One step of training that takes its batch out of all images and draws its own noise, in memory that stays.</summary>
internal unsafe interface IGatheringStep
{
    /// <summary>Does a step.</summary>
    /// <param name="pixels">All images: [n, 784] in [0, 1].</param>
    /// <param name="rows">Which of them are the batch.</param>
    /// <param name="noise">The epoch's stream.</param>
    /// <param name="values">Where the step's values go, as many as the model has step metrics.</param>
    void Run(float* pixels, ReadOnlySpan<long> rows, NoiseStream noise, Span<double> values);
}
