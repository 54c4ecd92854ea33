namespace Orchestrator.Grains.Search.Samplers.CmaEs;

/// <summary>What shapes the covariance matrix adaptation; everything else follows from the number of columns.</summary>
internal sealed record CmaEsOptions
{
    /// <summary>The first step size, in units of a parameter's whole range. Default: 0.2.</summary>
    public double FirstStep { get; init; } = 0.2;

    /// <summary>Results per generation, or null for 4 + 3 ln(columns). Default: null.</summary>
    public int? Generation { get; init; }

    /// <summary>How often a point outside the unit cube is drawn again before it is moved to the bounds. Default: 20.</summary>
    public int Redraws { get; init; } = 20;
}
