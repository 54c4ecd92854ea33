namespace Orchestrator.Silo.Running;

/// <summary>Which sweep, and where its images come from.</summary>
/// <param name="File">The sweep file's path.</param>
/// <param name="Overrides"><c>KEY=VALUE</c> texts.</param>
/// <param name="DataDirectory">A folder with IDX files, or null.</param>
/// <param name="MayDownload">Whether missing data sets may be downloaded.</param>
internal sealed record SweepRequest(string File, IReadOnlyList<string> Overrides, string? DataDirectory, bool MayDownload);
