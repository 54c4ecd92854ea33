using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Doctor;

/// <summary>Everything that <c>doctor</c> looks at.</summary>
/// <param name="Database">The database file.</param>
/// <param name="DataDirectory">Where data sets may lie, or null.</param>
/// <param name="Server">A head to compare clocks with, or null.</param>
/// <param name="AccessTokenFile">Where the head's access token is, or null.</param>
internal sealed record Examination(string Database, string? DataDirectory, string? Server, string? AccessTokenFile)
{
    /// <summary>Looks at all of it.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) =>
    [
        .. TorchCheck.LookAll(),
        MemoryCheck.Look(),
        DiskCheck.Look(Path.GetDirectoryName(Path.GetFullPath(Database))!),
        DatabaseCheck.Look(Database),
        PortCheck.Look(new(DashboardListener.Default)),
        .. DataSetCheck.LookAtAll(DataDirectory, cancellation),
        .. Server is null ? [] : new[] { await ClockCheck.LookAsync(Server, AccessTokenFile, TimeProvider.System, cancellation) },
    ];
}
