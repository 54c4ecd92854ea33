namespace Orchestrator.Abstractions.Queries.Logs;

/// <summary>How much a line of a trial's log matters.</summary>
public enum LogSeverity
{
    /// <summary>As planned.</summary>
    Info,

    /// <summary>Something to look at: a warning began, a worker was lost, a late report was refused.</summary>
    Warning,

    /// <summary>An attempt failed.</summary>
    Error,
}
