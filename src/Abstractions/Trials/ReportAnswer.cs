namespace Orchestrator.Abstractions.Trials;

/// <summary>What one of several reports that went together would have got alone.</summary>
/// <param name="Verdict">The verdict; nothing where there is an error.</param>
/// <param name="Error">What the call alone would have thrown, or null.</param>
[GenerateSerializer, Immutable, Alias("report-answer")]
public sealed record ReportAnswer([property: Id(0)] Verdict Verdict, [property: Id(1)] Exception? Error = null);
