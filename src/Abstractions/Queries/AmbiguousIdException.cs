namespace Orchestrator.Abstractions.Queries;

/// <summary>A prefix stands for several ids.</summary>
/// <param name="text">The prefix.</param>
/// <param name="candidates">Some of the ids that begin with it.</param>
public sealed class AmbiguousIdException(string text, IReadOnlyList<string> candidates)
    : Exception($"'{text}' is not unique: it stands for {string.Join(", ", candidates)}.")
{
    /// <summary>Some of the ids that begin with the prefix.</summary>
    public IReadOnlyList<string> Candidates { get; } = candidates;
}
