namespace Orchestrator.Grains.Workers;

/// <summary>Places a slot's grain in the process that its key names, and nowhere else.</summary>
[Serializable, GenerateSerializer, Immutable]
internal sealed class WorkerPlacement : PlacementStrategy
{
    public static WorkerPlacement Singleton { get; } = new();
}
