namespace Orchestrator.Grains.Search.Samplers.CmaEs;

/// <summary>The default weights and learning rates (Hansen 2016, "The CMA evolution strategy: a tutorial", table 1).</summary>
internal sealed class CmaEsConstants
{
    public CmaEsConstants(int columns, int generation)
    {
        Generation = generation;
        double[] raw = [.. Enumerable.Range(1, generation / 2).Select(rank => Math.Log((generation + 1) / 2.0) - Math.Log(rank))];
        Weights = [.. raw.Select(weight => weight / raw.Sum())];
        Mass = 1 / Weights.Sum(weight => weight * weight);
        StepRate = (Mass + 2) / (columns + Mass + 5);
        StepDamping = 1 + (2 * Math.Max(0, Math.Sqrt((Mass - 1) / (columns + 1)) - 1)) + StepRate;
        PathRate = (4 + (Mass / columns)) / (columns + 4 + (2 * Mass / columns));
        RankOneRate = 2 / (((columns + 1.3) * (columns + 1.3)) + Mass);
        RankMassRate = Math.Min(1 - RankOneRate, 2 * (Mass - 2 + (1 / Mass)) / (((columns + 2) * (columns + 2)) + Mass));
        ExpectedLength = Math.Sqrt(columns) * (1 - (1.0 / (4 * columns)) + (1.0 / (21 * columns * columns)));
    }

    /// <summary>Results per generation.</summary>
    public int Generation { get; }

    /// <summary>The weights of the better half, the best first; their sum is 1.</summary>
    public double[] Weights { get; }

    /// <summary>The variance effective selection mass: 1 / (sum of the squared weights).</summary>
    public double Mass { get; }

    /// <summary>How fast the step size's path forgets.</summary>
    public double StepRate { get; }

    /// <summary>How slowly the step size follows its path.</summary>
    public double StepDamping { get; }

    /// <summary>How fast the covariance's path forgets.</summary>
    public double PathRate { get; }

    /// <summary>How fast the covariance learns from its path.</summary>
    public double RankOneRate { get; }

    /// <summary>How fast it learns from the generation.</summary>
    public double RankMassRate { get; }

    /// <summary>The expected length of a standard normal vector.</summary>
    public double ExpectedLength { get; }
}
