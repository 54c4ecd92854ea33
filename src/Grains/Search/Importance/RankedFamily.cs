using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Importance;

/// <summary>A family with what ranks it and its finished trials.</summary>
internal sealed record RankedFamily(FamilySpace Space, Objective Objective, IReadOnlyList<AnalysedTrial> Trials);
