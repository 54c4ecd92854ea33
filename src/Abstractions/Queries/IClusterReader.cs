namespace Orchestrator.Abstractions.Queries;

/// <summary>Questions about the cluster; answered from memory by the process that owns the experiments. Safe to call from any thread.</summary>
public interface IClusterReader
{
    /// <summary>The cluster now.</summary>
    ClusterView Read();
}
