namespace Orchestrator.Bench.Sweeps;

/// <summary>The best whole trial at some time of a sweep.</summary>
/// <param name="Epochs">Epochs of all trials until it ended.</param>
/// <param name="Value">Its objective, by which it was chosen.</param>
/// <param name="Test">The same on the test images, by which nothing was chosen.</param>
internal sealed record FoundTrial(int Epochs, double Value, double Test)
{
    /// <summary>No trial has ended.</summary>
    public static FoundTrial None { get; } = new(0, double.NaN, double.NaN);
}
