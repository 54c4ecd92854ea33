namespace Orchestrator.Grains.Results.Writing;

/// <summary>What an append wrote.</summary>
/// <param name="Result">What the caller is told.</param>
/// <param name="Written">The events that are in the ledger because of it.</param>
internal sealed record AppendOutcome(AppendResult Result, IReadOnlyList<CommittedEvent> Written)
{
    public static AppendOutcome Refused { get; } = new(AppendResult.Refused, []);
}
