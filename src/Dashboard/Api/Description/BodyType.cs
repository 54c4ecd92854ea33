namespace Orchestrator.Dashboard.Api.Description;

/// <summary>What a route reads from its body, which may be empty.</summary>
/// <param name="Type">The type whose JSON it is.</param>
internal sealed record BodyType(Type Type);
