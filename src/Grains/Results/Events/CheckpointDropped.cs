namespace Orchestrator.Grains.Results.Events;

/// <summary>A checkpoint is no longer kept; its file goes once this is durable. Refused when there is none of that epoch.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Trial">The trial number.</param>
/// <param name="Epoch">The checkpoint's epoch.</param>
public sealed record CheckpointDropped(string ExperimentId, int Trial, int Epoch) : LedgerEvent(ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Trial;
}
