using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Workers;

/// <summary>What a slot has to say: an epoch, or how its attempt ended.</summary>
/// <param name="Report">An epoch, or null.</param>
/// <param name="Outcome">The end, or null.</param>
/// <param name="Notice">Something for the log, or null.</param>
/// <param name="Fault">What was thrown where the attempt failed by it, for the log.</param>
internal sealed record SlotMessage(EpochReport? Report, TrialOutcome? Outcome, Exception? Fault = null, string? Notice = null);
