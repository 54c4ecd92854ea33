using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Experiments;

/// <summary>An experiment's events say what this version cannot read; others are not concerned.</summary>
/// <param name="message">One sentence for a person.</param>
/// <param name="inner">The cause, or null.</param>
[GenerateSerializer]
public sealed class UnreadableExperimentException(string message, Exception? inner = null) : DatabaseException(message, inner);
