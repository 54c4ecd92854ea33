namespace Orchestrator.Grains.Tests.Crashes;

/// <summary>The owner's process is gone, and whoever called it has no answer.</summary>
internal sealed class ProcessDiedException : Exception;
