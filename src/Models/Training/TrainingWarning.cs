namespace Orchestrator.Models.Training;

/// <summary>A warning that holds at the end of an epoch.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">One sentence for a person, with what was measured.</param>
public sealed record TrainingWarning(TrainingWarningKind Kind, string Message);
