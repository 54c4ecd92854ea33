using System.Text.Json.Serialization;

namespace Orchestrator.Abstractions.Search;

/// <summary>A pruner by name, and the numbers of pruners; each takes those that concern it.</summary>
[GenerateSerializer, Immutable, Alias("pruner-spec")]
public sealed record PrunerSpec
{
    /// <summary>Every trial trains to its end.</summary>
    public const string None = "none";

    /// <summary>Its name. Default: none.</summary>
    [Id(0)] public string Name { get; init; } = None;

    /// <summary>The first epoch at which the pruner has a say, at least 1.</summary>
    [Id(1)] public int MinIter { get; init; } = 1;

    /// <summary>Successive halving keeps the best 1/eta, and its rungs lie a factor of eta apart. Above 1.</summary>
    [Id(2)] public double Eta { get; init; } = 3;

    /// <summary>Where rungs are counted down from, or null where they are counted up from <see cref="MinIter"/>.</summary>
    [Id(3)] public int? MaxIter { get; init; }

    /// <summary>How many rungs are counted down.</summary>
    [Id(4)] public int Rungs { get; init; } = 1;

    /// <summary>Whether <c>halving</c> waits for whole generations instead of judging at once.</summary>
    [Id(5)] public bool Promotes { get; init; }

    /// <summary>Epochs between the judgements of rules without rungs of their own, at least 1.</summary>
    [Id(6)] public int Interval { get; init; } = 1;

    /// <summary>How many settings it takes before <c>median</c> and <c>percentile</c> judge.</summary>
    [Id(7)] public int MinTrials { get; init; } = 5;

    /// <summary>The share that <c>percentile</c> keeps, in percent, above 0 and below 100.</summary>
    [Id(8)] public double Percentile { get; init; } = 25;

    /// <summary>Epochs without improvement that end a setting, at least 1.</summary>
    [Id(9)] public int Patience { get; init; } = 5;

    /// <summary>The least improvement that counts.</summary>
    [Id(10)] public double MinDelta { get; init; }

    /// <summary>The least value of the objective for <c>threshold</c>, or null.</summary>
    [Id(11)] public double? Lower { get; init; }

    /// <summary>The largest value of the objective for <c>threshold</c>, or null.</summary>
    [Id(12)] public double? Upper { get; init; }

    /// <summary>Settings that population-based training trains side by side, at least 2.</summary>
    [Id(13)] public int Population { get; init; } = 8;

    /// <summary>The share of a population that is replaced, and from which parents are drawn, in (0, 0.5].</summary>
    [Id(14)] public double Quantile { get; init; } = 0.25;

    /// <summary>Whether <c>halving</c> judges by the value at the rung itself even where the best so far is a trial's value.</summary>
    [Id(15), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool IsStrict { get; init; }
}
