using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>The pruners by name.</summary>
internal static class PrunerCatalog
{
    private const double Median = 50;

    /// <summary>Every pruner, in the order of the documentation.</summary>
    public static IReadOnlyList<PrunerDefinition> All { get; } =
    [
        new("none", "Every trial trains to its last epoch.", (_, _) => [], (_, _) => new NonePruner()),
        new(
            "median",
            "A trial ends when it is worse than the median of the others at the same epoch.",
            (options, max) => Regular(options, max).Epochs,
            (options, setup) => Stop(new PercentileRule(Median, options.MinTrials), Regular(options, setup.MaxEpochs), setup)),
        new(
            "percentile",
            "A trial ends when it is worse than a percentile of the others at the same epoch.",
            (options, max) => Regular(options, max).Epochs,
            (options, setup) => Stop(new PercentileRule(options.Percentile, options.MinTrials), Regular(options, setup.MaxEpochs), setup)),
        new(
            "halving",
            "At each rung the best 1/eta go on: judged as they get there, or by whole generations.",
            (options, max) => Geometric(options, max).Epochs,
            (options, setup) => options.Promotes
                ? SynchronousHalving.Create(options.Eta, Geometric(options, setup.MaxEpochs), setup.Scale)
                : new StoppingPruner(new HalvingRule(options.Eta), Geometric(options, setup.MaxEpochs), setup.Scale, options.IsStrict)),
        new(
            "asha",
            "Trials wait at rungs; whenever there is room the best 1/eta of a rung go on, also later.",
            (options, max) => Geometric(options, max).Epochs,
            (options, setup) => new AshaPruner(options.Eta, Geometric(options, setup.MaxEpochs), setup.Scale)),
        new(
            "hyperband",
            "Brackets of successive halving, from many trials with few epochs to few trials with many.",
            (options, max) => Hyperband.Rungs(options.MinIter, options.Eta, max).Epochs,
            (options, setup) => Hyperband.Create(options.MinIter, options.Eta, setup.MaxEpochs, setup.Scale)),
        new(
            "patience",
            "A trial ends when its best value has not improved for a number of epochs.",
            (options, max) => Regular(options, max).Epochs,
            (options, setup) => Stop(new PatienceRule(options.Patience, options.MinDelta), Regular(options, setup.MaxEpochs), setup)),
        new(
            "threshold",
            "A trial ends when its value leaves fixed bounds.",
            (options, max) => Regular(options, max).Epochs,
            (options, setup) => Stop(new ThresholdRule(options.Lower, options.Upper, setup.Scale), Regular(options, setup.MaxEpochs), setup)),
        new(
            "pbt",
            "A population trains side by side; the worst are replaced by perturbed copies of the best.",
            (options, max) => Regular(options, max).Epochs,
            (options, setup) => new PbtPruner(
                options, new(setup.Space, setup.Tunable), Regular(options, setup.MaxEpochs), setup.Scale)),
    ];

    /// <summary>The pruner called <paramref name="name"/>, or null.</summary>
    public static PrunerDefinition? Find(string name) => All.FirstOrDefault(pruner => pruner.Name == name);

    private static StoppingPruner Stop(IStoppingRule rule, RungLadder ladder, PrunerSetup setup) => new(rule, ladder, setup.Scale);

    private static RungLadder Regular(PrunerSpec options, int max) =>
        RungLadder.Every(options.Interval, options.MinIter, max);

    private static RungLadder Geometric(PrunerSpec options, int max) => options.MaxIter is { } last
        ? RungLadder.Down(last, options.Eta, options.Rungs, max)
        : RungLadder.Up(options.MinIter, options.Eta, max);
}
