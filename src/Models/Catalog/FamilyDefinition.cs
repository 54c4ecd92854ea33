namespace Orchestrator.Models.Catalog;

/// <summary>Models that share one default objective.</summary>
/// <param name="Name">The family's name.</param>
/// <param name="Models">Its models.</param>
/// <param name="ObjectiveMetric">The default objective.</param>
public sealed record FamilyDefinition(string Name, IReadOnlyList<string> Models, string ObjectiveMetric);
