namespace Orchestrator.Models.Training;

/// <summary>How a trial fails by its own doing.</summary>
public enum TrainingFailure
{
    /// <summary>The loss became NaN or infinite.</summary>
    Diverged,
}
