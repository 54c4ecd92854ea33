namespace Orchestrator.Grains.WarmStarts;

/// <summary>A sweep cannot begin with the results of an experiment that it names; the message says why.</summary>
internal sealed class WarmStartException(string message, Exception? inner = null) : Exception(message, inner);
