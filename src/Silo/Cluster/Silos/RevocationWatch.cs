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
            try
            {
                foreach (var peer in connections.Cut(register.IsIn)) { LogCut(peer); }
            }
#pragma warning disable CA1031 // A register that cannot be read for a moment must not end the head.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogMissed(exception);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Cut a connection of {Peer}: its certificate was revoked")]
    private partial void LogCut(CertificateIdentity peer);

    [LoggerMessage(2, LogLevel.Error, "Whose certificates are revoked cannot be read; asked again in 2 s")]
    private partial void LogMissed(Exception exception);
}
