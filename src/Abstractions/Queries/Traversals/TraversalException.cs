namespace Orchestrator.Abstractions.Queries.Traversals;

/// <summary>A traversal that this model cannot have: a dimension, an image or a kind that it has not.</summary>
/// <param name="message">What was asked for and what is allowed, in one sentence.</param>
public sealed class TraversalException(string message) : Exception(message);
