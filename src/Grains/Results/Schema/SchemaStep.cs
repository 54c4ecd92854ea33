namespace Orchestrator.Grains.Results.Schema;

/// <summary>One numbered step of the schema.</summary>
/// <param name="Version">The version that it leads to, from 1 without gaps.</param>
/// <param name="Sql">What makes that version of the one before.</param>
internal sealed record SchemaStep(int Version, string Sql);
