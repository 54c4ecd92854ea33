using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Silo.Running;

/// <summary>A sweep that is ready to run.</summary>
/// <param name="Spec">The resolved specification.</param>
/// <param name="Source">The sweep file as the user wrote it.</param>
/// <param name="Data">The data sets that it uses.</param>
internal sealed record LoadedSweep(ExperimentSpec Spec, string Source, DataSetStore Data)
{
    /// <summary>What was said about the sweep.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
