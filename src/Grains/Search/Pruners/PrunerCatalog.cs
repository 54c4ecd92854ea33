namespace Orchestrator.Grains.Search.Pruners;

/// <summary>The pruners by name.</summary>
internal static class PrunerCatalog
{
    private const double Median = 50;

    /// <summary>Every pruner, in the order of the documentation.</summary>
    public static IReadOnlyList<PrunerDefinition> All { get; } =
    [
        new("none", "Every trial trains to its last epoch.", (_, _) => new NonePruner()),
        new(
            "median",
            "A trial ends when it is worse than the median of the others at the same epoch.",
            (options, setup) => Stop(new PercentileRule(Median, options.MinTrials), Regular(options, setup), setup)),
        new(
            "percentile",
            "A trial ends when it is worse than a percentile of the others at the same epoch.",
            (options, setup) => Stop(new PercentileRule(options.Percentile, options.MinTrials), Regular(options, setup), setup)),
        new(
            "halving",
            "At each rung the best 1/eta go on: judged as they get there, or by whole generations.",
            (options, setup) => options.Promotes
                ? SynchronousHalving.Create(options.Eta, Geometric(options, setup), setup.Scale)
                : Stop(new HalvingRule(options.Eta), Geometric(options, setup), setup)),
        new(
            "asha",
            "Trials wait at rungs; whenever there is room the best 1/eta of a rung go on, also later.",
            (options, setup) => new AshaPruner(options.Eta, Geometric(options, setup), setup.Scale)),
        new(
            "hyperband",
            "Brackets of successive halving, from many trials with few epochs to few trials with many.",
            (options, setup) => Hyperband.Create(options.MinIter, options.Eta, setup.MaxEpochs, setup.Scale)),
        new(
            "patience",
            "A trial ends when its best value has not improved for a number of epochs.",
            (options, setup) => Stop(new PatienceRule(options.Patience, options.MinDelta), Regular(options, setup), setup)),
        new(
            "threshold",
            "A trial ends when its value leaves fixed bounds.",
            (options, setup) => Stop(new ThresholdRule(options.Lower, options.Upper, setup.Scale), Regular(options, setup), setup)),
        new(
            "pbt",
            "A population trains side by side; the worst are replaced by perturbed copies of the best.",
            (options, setup) => new PbtPruner(
                options.Pbt, new(setup.Space, setup.Tunable), Regular(options, setup), setup.Scale)),
    ];

    /// <summary>The pruner called <paramref name="name"/>, or null.</summary>
    public static PrunerDefinition? Find(string name) => All.FirstOrDefault(pruner => pruner.Name == name);

    private static StoppingPruner Stop(IStoppingRule rule, RungLadder ladder, PrunerSetup setup) => new(rule, ladder, setup.Scale);

    private static RungLadder Regular(PrunerOptions options, PrunerSetup setup) =>
        RungLadder.Every(options.Interval, options.MinIter, setup.MaxEpochs);

    private static RungLadder Geometric(PrunerOptions options, PrunerSetup setup) => options.MaxIter is { } last
        ? RungLadder.Down(last, options.Eta, options.Rungs, setup.MaxEpochs)
        : RungLadder.Up(options.MinIter, options.Eta, setup.MaxEpochs);
}
