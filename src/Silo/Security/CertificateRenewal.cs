namespace Orchestrator.Silo.Security;

/// <summary>Renews a worker's certificate while it works; a head that is away is asked again later.</summary>
/// <param name="head">Calls the head with the worker's certificate; owned by the caller.</param>
/// <param name="credential">What is renewed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class CertificateRenewal(HttpClient head, WorkerCredential credential, TimeProvider time, ILogger<CertificateRenewal> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);

    /// <summary>Renews it if it is due.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        if (!CertificateLife.IsDue(credential.Certificate, time)) { return; }

        await WorkerEnrollment.RenewAsync(head, credential, time, cancellation);
        LogRenewed(credential.Certificate.NotAfter.ToUniversalTime());
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Whatever it was, the certificate is good for half of its life still, and the next try is due soon.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotRenewed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Information, "The certificate was renewed; it is good until {End:u}")]
    private partial void LogRenewed(DateTime end);

    [LoggerMessage(2, LogLevel.Warning, "The certificate cannot be renewed yet: {Reason}")]
    private partial void LogNotRenewed(string reason);
}
