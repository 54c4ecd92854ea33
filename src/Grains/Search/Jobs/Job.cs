namespace Orchestrator.Grains.Search.Jobs;

/// <summary>One trial from one rung to the next, or to its end.</summary>
/// <param name="Number">Counts from 0 within the family, in the order of decisions.</param>
/// <param name="Trial">The trial.</param>
/// <param name="From">The epoch after which it begins; 0 is the beginning.</param>
/// <param name="To">The last epoch of the job.</param>
/// <param name="IsLast">Whether it trains to the trial's end.</param>
internal sealed record Job(long Number, TrialKey Trial, int From, int To, bool IsLast);
