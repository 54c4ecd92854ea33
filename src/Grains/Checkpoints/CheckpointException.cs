namespace Orchestrator.Grains.Checkpoints;

/// <summary>A checkpoint cannot be stored or read; the message says which file and why.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>A checkpoint cannot be stored or read.</summary>
    public CheckpointException(string message) : base(message)
    {
    }

    /// <summary>A checkpoint cannot be stored or read because of <paramref name="inner"/>.</summary>
    public CheckpointException(string message, Exception inner) : base(message, inner)
    {
    }
}
