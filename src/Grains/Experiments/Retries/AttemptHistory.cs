namespace Orchestrator.Grains.Experiments.Retries;

/// <summary>What lies behind a trial when an attempt at it ends badly, that end included.</summary>
/// <param name="Losses">Workers lost in a row without a newer checkpoint.</param>
/// <param name="InternalFailures">Attempts that failed by a fault of the program.</param>
/// <param name="IsAlone">Whether it was to run alone on its worker.</param>
internal readonly record struct AttemptHistory(int Losses = 0, int InternalFailures = 0, bool IsAlone = false);
