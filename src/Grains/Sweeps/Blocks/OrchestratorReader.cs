using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Sweeps.Yaml;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>Reads the block <c>orchestrator</c>, all but its conditions.</summary>
internal sealed class OrchestratorReader(Block block, Problems problems)
{
    private static readonly string[] Samplers =
        [.. SamplerCatalog.All.Select(sampler => sampler.Name), .. AdaptiveSamplerCatalog.All.Select(sampler => sampler.Name)];

    public OrchestratorOptions Read()
    {
        var defaults = new OrchestratorOptions();
        var budget = block.Child("budget", SweepWords.Budget);
        var repeats = block.Child("repeats", SweepWords.Repeats);
        return new OrchestratorOptions
        {
            Seed = block.Integer("seed", 0, long.MaxValue) ?? defaults.Seed,
            Parallelism = (int?)block.Integer("parallelism", 1, 10_000) ?? defaults.Parallelism,
            Order = block.Choice("order", ["logical", "arrival"]) ?? defaults.Order,
            Failures = (int?)budget.Integer("failures", 1, int.MaxValue),
            WallTimeSeconds = Durations.Read(budget, "wall_time", "orchestrator.budget", problems),
            TrialTimeSeconds = Durations.Read(budget, "trial_time", "orchestrator.budget", problems),
            Sampler = block.Choice("sampler", Samplers, [.. SweepWords.Samplers.Except(Samplers)]),
            ObjectiveAt = block.Choice("objective_at", ["last", "best"]) ?? defaults.ObjectiveAt,
            Repeats = (int?)repeats.Integer("seeds", 1, 1_000) ?? defaults.Repeats,
            Aggregate = repeats.Choice("aggregate", ["median", "mean"]) ?? defaults.Aggregate,
            EvaluationCorruption = ReadCorruption(defaults.EvaluationCorruption),
            Samples = ReadSamples(defaults.Samples),
            MetricsEvery = (int?)block.Child("metrics", SweepWords.Metrics).Integer("every", 1, 100_000),
            Checkpoints = new CheckpointsReader(block.Child("checkpoints", SweepWords.Checkpoints), problems).Read(defaults.Checkpoints),
            Digits = ReadDigits(defaults.Digits),
            Device = ReadDevice() ?? defaults.Device,
            Weight = block.Number("weight", ExperimentSpec.MinWeight, ExperimentSpec.MaxWeight) ?? defaults.Weight,
            MaxSlots = (int?)block.Integer("max_slots", 1, ExperimentSpec.LargestMaxSlots),
            Requires = ReadRequires() ?? defaults.Requires,
            MachineKind = block.Choice("machine_kind", ["any", "one"]) ?? defaults.MachineKind,
        };
    }

    private CorruptionSpec ReadCorruption(CorruptionSpec defaults)
    {
        var corruption = block.Child("evaluation_corruption", SweepWords.Corruption);
        return new CorruptionSpec(
            corruption.Choice("kind", ParameterCatalog.Find("corruption")!.Choices) ?? defaults.Kind,
            corruption.Number("level", 0, 1) ?? defaults.Level);
    }

    private SampleSpec ReadSamples(SampleSpec defaults)
    {
        var samples = block.Child("samples", SweepWords.Samples);
        return new SampleSpec(
            (int?)samples.Integer("every", 1, 100_000) ?? defaults.Every,
            (int?)samples.Integer("count", 1, 64) ?? defaults.Count);
    }

    private DigitsOptions ReadDigits(DigitsOptions defaults)
    {
        var digits = block.Child("digits", SweepWords.Digits);
        return new DigitsOptions(
            (int?)digits.Integer("train", 1, 60_000) ?? defaults.TrainCount,
            (int?)digits.Integer("test", 1, 60_000) ?? defaults.TestCount,
            digits.Integer("seed", 0, long.MaxValue) ?? defaults.Seed);
    }

    private string[]? ReadRequires()
    {
        switch (block.Find("requires"))
        {
            case null: return null;
            case YamlList list when list.Items.All(item => item is YamlScalar): return ReadWords([.. list.Items.Cast<YamlScalar>()]);
            case var node:
                problems.Error(node.At, "orchestrator.requires must be a list of cpu, gpu or labels of workers, for example [gpu].");
                return null;
        }
    }

    private string[] ReadWords(IReadOnlyList<YamlScalar> words)
    {
        foreach (var word in words)
        {
            if (WorkerLabels.FindProblem(word.Text) is { } problem) { problems.Error(word.At, $"A word of orchestrator.requires {problem}, but is {Phrases.Quote(word.Text)}."); }
        }

        return [.. words.Select(word => word.Text).Distinct()];
    }

    private bool RequiresGpu =>
        block.Find("requires") is YamlList list && list.Items.OfType<YamlScalar>().Any(item => item.Text == WorkerLabels.WordOf(SlotKind.Gpu));

    private string? ReadDevice()
    {
        if (block.Scalar("device") is not { } device) { return null; }

        // Its trials train where there is one, whatever is here.
        if (RequiresGpu && TorchDevices.IsName(device.Text)) { return device.Text; }

        if (TorchDevices.FindProblem(device.Text) is not { } problem) { return device.Text; }

        problems.Error(device.At, $"orchestrator.device {Phrases.Quote(device.Text)} {problem}.");
        return null;
    }
}
