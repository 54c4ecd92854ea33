using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Queries;

/// <summary>Failed trials of one cause.</summary>
/// <param name="Kind">The cause.</param>
/// <param name="Count">How many.</param>
/// <param name="Message">What one of them said.</param>
/// <param name="Trials">The first of them by number, at most 8.</param>
public sealed record FailureGroup(FailureKind Kind, int Count, string Message, IReadOnlyList<int> Trials);
