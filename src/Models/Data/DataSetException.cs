namespace Orchestrator.Models.Data;

/// <summary>A data set cannot be had; the message names the file, what was expected and what was found.</summary>
public sealed class DataSetException : Exception
{
    /// <summary>A data set cannot be had.</summary>
    public DataSetException(string message) : base(message)
    {
    }

    /// <summary>A data set cannot be had because of <paramref name="inner"/>.</summary>
    public DataSetException(string message, Exception inner) : base(message, inner)
    {
    }
}
