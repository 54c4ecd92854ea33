using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Cluster.Submission;

/// <summary>A sweep for a head to run. Its data sets were sent before; a head opens no path that it is told.</summary>
/// <param name="Source">The sweep file's text.</param>
/// <param name="File">What messages call it.</param>
/// <param name="Overrides"><c>KEY=VALUE</c> texts.</param>
/// <param name="DataSets">The data sets that it uses.</param>
/// <param name="IsNew">Whether an unfinished experiment of the same specification is left alone.</param>
internal sealed record SubmissionRequest(
    string Source, string File, IReadOnlyList<string> Overrides, IReadOnlyList<DataSetSpec> DataSets, bool IsNew)
{
    /// <summary>Whether nothing is left out: JSON may give nulls for what has none.</summary>
    [JsonIgnore]
    public bool IsWhole => Source is not null && File is not null && Overrides is not null && DataSets is not null
        && !Overrides.Contains(null!) && !DataSets.Contains(null!) && DataSets.All(set => set.Name is not null && set.Sha256 is not null);

    /// <summary>What a person's program sends of a sweep that it has read.</summary>
    public static SubmissionRequest Of(SweepRequest request, LoadedSweep sweep) =>
        new(sweep.Source, request.File, request.Overrides, sweep.Spec.DataSets, request.IsNew);
}
