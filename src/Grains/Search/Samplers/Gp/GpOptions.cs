namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>What shapes the search with a Gaussian process.</summary>
internal sealed record GpOptions
{
    /// <summary>Results before the process takes over from Sobol points. Default: 10.</summary>
    public int Startup { get; init; } = 10;

    /// <summary>Points drawn anywhere for each proposal. Default: 512.</summary>
    public int Anywhere { get; init; } = 512;

    /// <summary>Points drawn about the best results for each proposal. Default: 256.</summary>
    public int Near { get; init; } = 256;

    /// <summary>How many of the best results those are drawn about. Default: 5.</summary>
    public int Incumbents { get; init; } = 5;

    /// <summary>How many of the best drawn points are climbed from. Default: 4.</summary>
    public int Starts { get; init; } = 4;

    /// <summary>The most rounds of a climb, each of which tries every column. Default: 30.</summary>
    public int Rounds { get; init; } = 30;

    /// <summary>Steps in which hyperparameters are fitted. Default: 40.</summary>
    public int FitSteps { get; init; } = 40;

    /// <summary>The most results that the process is given: half of them the best, half the newest of the others. Default: 200.</summary>
    public int MostResults { get; init; } = 200;
}
