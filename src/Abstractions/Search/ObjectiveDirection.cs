namespace Orchestrator.Abstractions.Search;

/// <summary>Which values of an objective are better.</summary>
public enum ObjectiveDirection
{
    /// <summary>Smaller is better.</summary>
    Minimize,

    /// <summary>Larger is better.</summary>
    Maximize,
}
