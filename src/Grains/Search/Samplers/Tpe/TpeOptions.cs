namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>What shapes the tree-structured Parzen estimator. Widths are in units of a parameter's whole range.</summary>
internal sealed record TpeOptions
{
    /// <summary>Results before the estimators take over from Sobol points. Default: 10.</summary>
    public int Startup { get; init; } = 10;

    /// <summary>The share of results that count as good. Default: 0.1.</summary>
    public double GoodShare { get; init; } = 0.1;

    /// <summary>The most results that count as good. Default: 25.</summary>
    public int MostGood { get; init; } = 25;

    /// <summary>Points drawn from the good estimator, of which the best is proposed. Default: 24.</summary>
    public int Candidates { get; init; } = 24;

    /// <summary>How often as many points are drawn again while all of them were tried before. Default: 20.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>
    /// The width of kernels about n results in d columns is this times n^(-1 / (d + 4)). Default: 0.07. On six functions of 2
    /// to 6 numbers 100 trials come to 0.15 to 0.75 of the regret that they have at 0.2, and 200 trials to 0.13 to 0.76.
    /// </summary>
    public double Bandwidth { get; init; } = 0.07;

    /// <summary>The same for columns of a few ordered values, which narrower kernels hardly reach beyond. Default: 0.2.</summary>
    public double LevelBandwidth { get; init; } = 0.2;

    /// <summary>The smallest width. Default: 0.01.</summary>
    public double LeastBandwidth { get; init; } = 0.01;

    /// <summary>The weight of the uniform distribution beside the results, each of which has 1. Default: 1.</summary>
    public double PriorWeight { get; init; } = 1;

    /// <summary>The newest results with full weight among those that are not good; the weights of older ones fall linearly. Default: 25.</summary>
    public int Newest { get; init; } = 25;
}
