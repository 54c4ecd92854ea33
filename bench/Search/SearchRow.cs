namespace Orchestrator.Bench.Search;

/// <summary>One sampler on one problem.</summary>
/// <param name="Table">The table, or the function.</param>
/// <param name="Sampler">The sampler's name in sweep files, or optuna.</param>
/// <param name="Trials">Trials of each search.</param>
/// <param name="Seeds">Searches.</param>
internal sealed record SearchRow(string Table, string Sampler, int Trials, int Seeds)
{
    /// <summary>The bound on outstanding trials: trial j knows the results of those up to j less this.</summary>
    public int Parallelism { get; init; }

    /// <summary>Results that were there before the first trial, where only the cost of trials is measured.</summary>
    public int Results { get; init; }

    /// <summary>Mean share of all settings strictly better than the best found, in [0, 1]; null for a function.</summary>
    public double? ShareBetter { get; init; }

    /// <summary>Mean of what the best found is above the function's minimum; null for a table.</summary>
    public double? Regret { get; init; }

    /// <summary>The standard error of the mean.</summary>
    public double StandardError { get; init; }

    /// <summary>The mean less Optuna's with the same seeds, or null without it; below 0 is better.</summary>
    public double? DifferenceToOptuna { get; init; }

    /// <summary>The standard error of that paired difference.</summary>
    public double? DifferenceStandardError { get; init; }

    /// <summary>Processor time of proposing and learning, mean over all trials.</summary>
    public double MillisecondsPerTrial { get; init; }
}
