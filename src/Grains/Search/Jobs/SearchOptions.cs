using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>What a search of one family keeps to, beside its sampler and its pruner.</summary>
internal sealed record SearchOptions
{
    /// <summary>Default: 8 outstanding jobs.</summary>
    public int Parallelism { get; init; } = 8;

    public SearchOrder Order { get; init; } = SearchOrder.Logical;

    /// <summary>Which values of the objective are better.</summary>
    public ObjectiveDirection Direction { get; init; } = ObjectiveDirection.Minimize;

    /// <summary>The objectives beside the one that ranks settings.</summary>
    public IReadOnlyList<Objective> Others { get; init; } = [];

    /// <summary>Whether a trial's value at an epoch is the best one so far instead of the last one.</summary>
    public bool UsesBest { get; init; }

    /// <summary>Trials of one setting, which differ in their seed only.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Whether a setting's value is the mean of its repeats instead of their median.</summary>
    public bool UsesMean { get; init; }

    /// <summary>The family's share of the run cap, or null where the settings end by themselves.</summary>
    public long? Trials { get; init; }

    /// <summary>How many failed trials end the search, or null.</summary>
    public int? Failures { get; init; }

    /// <summary>The value of a setting that ends the search, or null.</summary>
    public double? Target { get; init; }
}
