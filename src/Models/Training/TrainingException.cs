namespace Orchestrator.Models.Training;

/// <summary>A trial failed by its own doing.</summary>
/// <param name="kind">The failure's type.</param>
/// <param name="epoch">The epoch in which it failed, from 1.</param>
/// <param name="message">One sentence for a person.</param>
public sealed class TrainingException(TrainingFailure kind, int epoch, string message) : Exception(message)
{
    /// <summary>The failure's type.</summary>
    public TrainingFailure Kind { get; } = kind;

    /// <summary>The epoch in which it failed, from 1.</summary>
    public int Epoch { get; } = epoch;
}
