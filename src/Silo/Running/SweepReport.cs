using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Silo.Running;

/// <summary>What a sweep would run.</summary>
/// <param name="Name">The sweep's name.</param>
/// <param name="Trials">How many trials are planned.</param>
/// <param name="Settings">How many settings.</param>
/// <param name="SpecHash">What the specification is known by.</param>
/// <param name="DataSets">The data sets.</param>
/// <param name="Samplers">The sampler of each family, and why.</param>
/// <param name="WarmStart">The earlier experiments whose results it begins with, or null.</param>
/// <param name="Memory">Bytes that it takes in one process.</param>
/// <param name="Sampled">Some of its trials.</param>
/// <param name="Method">How it searches.</param>
internal sealed record SweepReport(
    string Name,
    int Trials,
    int Settings,
    string SpecHash,
    IReadOnlyList<DataSetSpec> DataSets,
    IReadOnlyList<string> Samplers,
    IReadOnlyList<WarmStartSource>? WarmStart,
    SweepFootprint Memory,
    IReadOnlyList<TrialSpec> Sampled,
    SearchMethod Method)
{
    private const int SampledSettings = 5;

    /// <summary>The report of a specification.</summary>
    public static SweepReport Of(ExperimentSpec spec)
    {
        var plan = SearchPlan.For(spec);
        return new(
            spec.Name, plan.Planned, plan.Settings, Grains.Sweeps.SpecHash.Of(spec), spec.DataSets, [.. plan.ExplainSamplers()],
            spec.WarmStart?.Sources, SweepFootprint.Of(spec), [.. plan.SampleSettings(SampledSettings)], spec.Method);
    }
}
