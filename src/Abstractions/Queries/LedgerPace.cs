namespace Orchestrator.Abstractions.Queries;

/// <summary>How long the newest appends to the ledger took until they were on the disk and seen by their experiment: at most the last 1,000.</summary>
/// <param name="Appends">Appends since the process started.</param>
/// <param name="Median">The time within which half of the newest were answered, in ms.</param>
/// <param name="Percentile99">The time within which 99 of 100 were answered, in ms; a disk that is slow or shared shows here first.</param>
public sealed record LedgerPace(long Appends, double Median, double Percentile99);
