namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>What a Gaussian process is fitted by, all positive.</summary>
/// <param name="Relevances">Per column, one over the squared length scale.</param>
/// <param name="Scale">The variance of the function.</param>
/// <param name="Noise">The variance of what is added to it.</param>
internal sealed record Hyperparameters(double[] Relevances, double Scale, double Noise)
{
    public static Hyperparameters Initial(int columns) => new([.. Enumerable.Repeat(1.0, columns)], 1, 1e-3);

    /// <summary>Their logarithms in a row: relevances, scale, noise.</summary>
    public double[] ToLogarithms() => [.. Relevances.Select(relevance => Math.Log(relevance)), Math.Log(Scale), Math.Log(Noise)];

    public static Hyperparameters FromLogarithms(double[] logarithms) =>
        new([.. logarithms[..^2].Select(logarithm => Math.Exp(logarithm))], Math.Exp(logarithms[^2]), Math.Exp(logarithms[^1]));
}
