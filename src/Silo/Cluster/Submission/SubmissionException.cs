namespace Orchestrator.Silo.Cluster.Submission;

/// <summary>A submission that is not accepted; the message is the answer.</summary>
/// <param name="message">Every mistake.</param>
/// <param name="status">The answer's status.</param>
internal sealed class SubmissionException(string message, int status = StatusCodes.Status422UnprocessableEntity) : Exception(message)
{
    /// <summary>The answer's status.</summary>
    public int Status { get; } = status;
}
