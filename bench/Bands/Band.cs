namespace Orchestrator.Bench.Bands;

/// <summary>A range that a right implementation reaches on MNIST's test images.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Its parameters as <c>name=value</c> with spaces between; others have their defaults.</param>
/// <param name="Epoch">After which epoch.</param>
/// <param name="Metric">Which figure.</param>
/// <param name="Low">The least.</param>
/// <param name="High">The most.</param>
internal sealed record Band(string Model, string Parameters, int Epoch, string Metric, double Low, double High)
{
    /// <summary>A range of <paramref name="share"/> to both sides of a figure.</summary>
    public static Band About(string model, string parameters, int epoch, string metric, double figure, double share) =>
        new(model, parameters, epoch, metric, figure * (1 - share), figure * (1 + share));
}
