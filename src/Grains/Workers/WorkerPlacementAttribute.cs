using Orleans.Placement;

namespace Orchestrator.Grains.Workers;

/// <summary>The grain lives in the worker process that its key names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WorkerPlacementAttribute() : PlacementAttribute(WorkerPlacement.Singleton);
