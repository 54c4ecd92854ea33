using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Pruners;
using Orchestrator.Grains.Sweeps.Yaml;

namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>
/// Reads what ends trials early: W&amp;B's <c>early_terminate</c>, which is the stopping rule of successive halving, and
/// <c>orchestrator.pruner</c>, a name or a block, which takes its place with the same rungs.
/// </summary>
internal sealed class PrunerReader(Block root, Block orchestrator, Problems problems)
{
    private const int MaxEpochs = 100_000;
    private const string Halving = "halving";

    private static readonly string[] Names = [.. PrunerCatalog.All.Select(pruner => pruner.Name)];

    /// <summary>The pruner, or null where every trial trains to its end.</summary>
    public PrunerSpec? Read()
    {
        var early = root.Has("early_terminate") ? ReadEarly(root.Child("early_terminate", SweepWords.EarlyTerminate)) : null;
        var pruner = orchestrator.Has("pruner") ? ReadPruner(early ?? new()) : early;
        if (pruner is { IsStrict: true } and not { Name: Halving, Promotes: false })
        {
            problems.Error(orchestrator.PlaceOf("pruner"), $"early_terminate.strict judges by the value at each bracket's own epoch, which only halving's stopping "
                + $"variant does, but orchestrator.pruner is {pruner.Name}{(pruner.Promotes ? " with variant promotion" : "")}.");
        }

        return pruner is { Name: PrunerSpec.None } ? null : pruner;
    }

    private PrunerSpec ReadEarly(Block block)
    {
        block.Choice("type", ["hyperband"]);
        if (!block.Has("type")) { problems.Error(block.At, "early_terminate needs 'type: hyperband'."); }

        if (!block.Has("min_iter") && !(block.Has("max_iter") && block.Has("s")))
        {
            problems.Error(block.At, "early_terminate needs 'min_iter', or 'max_iter' and 's'.");
        }

        return ReadRungs(block, new() { Name = Halving, IsStrict = block.Choice("strict", ["true", "false"]) == "true" });
    }

    private PrunerSpec? ReadPruner(PrunerSpec given)
    {
        if (orchestrator.Find("pruner") is not YamlMap)
        {
            return orchestrator.Choice("pruner", Names) is { } name ? given with { Name = name } : null;
        }

        var block = orchestrator.Child("pruner", SweepWords.Pruner);
        if (!block.Has("type")) { problems.Error(block.At, $"orchestrator.pruner needs 'type': {Phrases.Or(Names)}."); }

        return block.Choice("type", Names) is { } type ? ReadRule(block, ReadRungs(block, given with { Name = type })) : null;
    }

    private static PrunerSpec ReadRungs(Block block, PrunerSpec given) => given with
    {
        MinIter = (int?)block.Integer("min_iter", 1, MaxEpochs) ?? given.MinIter,
        Eta = block.Number("eta", 1.1, 100) ?? given.Eta,
        // As in W&B, rungs are counted up where min_iter says from where.
        MaxIter = block.Has("min_iter") ? null : (int?)block.Integer("max_iter", 1, MaxEpochs) ?? given.MaxIter,
        Rungs = (int?)block.Integer("s", 1, 64) ?? given.Rungs,
    };

    private static PrunerSpec ReadRule(Block block, PrunerSpec given) => given with
    {
        Promotes = (block.Choice("variant", ["stopping", "promotion"]) ?? "stopping") == "promotion",
        Interval = (int?)block.Integer("interval", 1, MaxEpochs) ?? given.Interval,
        MinTrials = (int?)block.Integer("min_trials", 1, 1_000_000) ?? given.MinTrials,
        Percentile = block.Number("percentile", 0.1, 99.9) ?? given.Percentile,
        Patience = (int?)block.Integer("patience", 1, MaxEpochs) ?? given.Patience,
        MinDelta = block.Number("min_delta", 0, double.MaxValue) ?? given.MinDelta,
        Population = (int?)block.Integer("population", 2, 10_000) ?? given.Population,
        Quantile = block.Number("quantile", 0.01, 0.5) ?? given.Quantile,
        Lower = block.Number("lower", double.MinValue, double.MaxValue),
        Upper = block.Number("upper", double.MinValue, double.MaxValue),
    };
}
