namespace Orchestrator.Abstractions.Queries;

/// <summary>Some columns of many trials, for plots: every list has the same length.</summary>
/// <param name="Numbers">Trial numbers, growing.</param>
/// <param name="Models">Their models.</param>
/// <param name="Families">Their families.</param>
/// <param name="Values">By name: a number for each trial, null where it has none or NaN.</param>
/// <param name="IsCut">Whether there are more trials than these.</param>
public sealed record TrialColumns(
    IReadOnlyList<int> Numbers,
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Families,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Values,
    bool IsCut);
