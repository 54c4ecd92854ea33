namespace Orchestrator.Grains.Search.Samplers.Nsga2;

/// <summary>What shapes the genetic algorithm.</summary>
internal sealed record Nsga2Options
{
    /// <summary>The parents that survive, and the results per generation. Default: 20.</summary>
    public int Population { get; init; } = 20;

    /// <summary>The probability that a child has two parents. Default: 0.9.</summary>
    public double Crossover { get; init; } = 0.9;

    /// <summary>How near ordered values stay to those of the parents in simulated binary crossover. Default: 15.</summary>
    public double CrossoverIndex { get; init; } = 15;

    /// <summary>How near they stay in polynomial mutation, of one column on average. Default: 20.</summary>
    public double MutationIndex { get; init; } = 20;

    /// <summary>How often a child that was tried before is made again. Default: 20.</summary>
    public int Attempts { get; init; } = 20;
}
