using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Abstractions.Queries;

/// <summary>Questions about the cluster; answered by its head from memory.</summary>
public interface IClusterReader
{
    /// <summary>Every worker that has been heard of since the head started, by name.</summary>
    IReadOnlyList<WorkerSummary> ListWorkers();
}
