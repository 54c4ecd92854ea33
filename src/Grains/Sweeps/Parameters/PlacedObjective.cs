using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>An objective with its place in the file.</summary>
internal sealed record PlacedObjective(Position At, Objective Objective);
