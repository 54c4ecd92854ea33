namespace Orchestrator.Abstractions.Sweeps;

/// <summary>Takes sweep files as text. It opens no path: data sets are those that the process draws itself or was started with.</summary>
public interface ISweepIntake
{
    /// <summary>A sweep file that ends within minutes and needs no download.</summary>
    string Demo { get; }

    /// <summary>What a person should know before starting one here, or null.</summary>
    string? Caveat { get; }

    /// <summary>Checks a sweep file; starts nothing.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="cancellation">Ends the check.</param>
    Task<SweepPreview> CheckAsync(string source, CancellationToken cancellation);

    /// <summary>
    /// Checks a sweep file and starts it where it is right; an unfinished experiment of the same specification goes on in its place.
    /// </summary>
    /// <param name="source">Its text.</param>
    /// <param name="cancellation">Ends the check; the experiment may still be recorded.</param>
    Task<SweepPreview> StartAsync(string source, CancellationToken cancellation);
}
