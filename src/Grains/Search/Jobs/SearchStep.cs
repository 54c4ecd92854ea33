using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>A decision in its experiment.</summary>
/// <param name="Family">The family that was searched.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Trial">The trial that it is about, as the experiment numbers it, or null.</param>
/// <param name="Created">The trial to create where one starts.</param>
internal sealed record SearchStep(string Family, SearchDecision Decision, int? Trial, TrialSpec? Created);
