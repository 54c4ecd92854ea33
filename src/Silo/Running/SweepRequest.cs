namespace Orchestrator.Silo.Running;

/// <summary>Which sweep, and where its images come from.</summary>
/// <param name="File">The sweep file's path.</param>
/// <param name="Overrides"><c>KEY=VALUE</c> texts.</param>
/// <param name="DataDirectory">A folder with IDX files, or null.</param>
/// <param name="MayDownload">Whether missing data sets may be downloaded.</param>
internal sealed record SweepRequest(string File, IReadOnlyList<string> Overrides, string? DataDirectory, bool MayDownload)
{
    /// <summary>The database file with the experiments that it may begin with, or null where a head looks them up in its own.</summary>
    public string? Database { get; init; }

    /// <summary>Whether an unfinished experiment of the same specification is left alone.</summary>
    public bool IsNew { get; init; }
}
