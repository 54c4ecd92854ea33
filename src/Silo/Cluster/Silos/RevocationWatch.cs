using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster.Silos;

/// <summary>Cuts the connections of machines whose certificates are revoked while they are open.</summary>
internal sealed partial class RevocationWatch(OpenConnections connections, AccessRegister register, TimeProvider time, ILogger<RevocationWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var peer in connections.Cut(register.IsIn)) { LogCut(peer); }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Cut a connection of {Peer}: its certificate was revoked")]
    private partial void LogCut(CertificateIdentity peer);
}
