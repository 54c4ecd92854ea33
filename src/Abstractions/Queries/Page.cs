namespace Orchestrator.Abstractions.Queries;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The part.</param>
/// <param name="Next">What to pass to get the part after it, or null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
