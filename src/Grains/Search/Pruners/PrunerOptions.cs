namespace Orchestrator.Grains.Search.Pruners;

/// <summary>The numbers of pruners; each takes those that concern it.</summary>
internal sealed record PrunerOptions
{
    /// <summary>The first epoch at which the pruner has a say, at least 1.</summary>
    public int MinIter { get; init; } = 1;

    /// <summary>Successive halving keeps the best 1/eta, and its rungs lie a factor of eta apart. Above 1.</summary>
    public double Eta { get; init; } = 3;

    /// <summary>Where rungs are counted down from, or null where they are counted up from <see cref="MinIter"/>.</summary>
    public int? MaxIter { get; init; }

    /// <summary>How many rungs are counted down.</summary>
    public int Rungs { get; init; } = 1;

    /// <summary>Whether <c>halving</c> waits for whole generations instead of judging at once.</summary>
    public bool Promotes { get; init; }

    /// <summary>Epochs between the judgements of rules without rungs of their own, at least 1.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>How many settings it takes before <c>median</c> and <c>percentile</c> judge.</summary>
    public int MinTrials { get; init; } = 5;

    /// <summary>The share that <c>percentile</c> keeps, in percent.</summary>
    public double Percentile { get; init; } = 25;

    /// <summary>Epochs without improvement that end a setting.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>The least improvement that counts.</summary>
    public double MinDelta { get; init; }

    /// <summary>The least value of the objective for <c>threshold</c>, or null.</summary>
    public double? Lower { get; init; }

    /// <summary>The largest value of the objective for <c>threshold</c>, or null.</summary>
    public double? Upper { get; init; }

    public PbtOptions Pbt { get; init; } = new();
}
