namespace Orchestrator.Grains.Results.Reading.Filters;

/// <summary>Something that a trial has a value of, as SQL over the trial <c>t</c>.</summary>
/// <param name="Number">SQL for its number, NULL where there is none; null where it holds text.</param>
/// <param name="EqualTo">Gives SQL that is true where it equals a value, from the value as it was written.</param>
internal sealed record TrialColumn(string? Number, Func<string, string> EqualTo);
