using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Orchestrator.Grains.Cluster;

/// <summary>
/// Takes back leases whose term is over. It finds what membership does not: a worker that others can reach and that cannot reach the head.
/// </summary>
internal sealed partial class LeaseWatch(LeaseTerms terms, LostLeases lost, TimeProvider time, ILogger<LeaseWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private long _last;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _last = time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync();
            }
#pragma warning disable CA1031 // Whatever kept it from looking, it looks again in a second: nobody else finds these leases.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogMissed(exception);
            }
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync()
    {
        var pause = time.GetElapsedTime(_last);
        _last = time.GetTimestamp();
        if (pause > LongestPause)
        {
            LogPause(pause.TotalSeconds);
            terms.RenewAll();
        }

        var running = lost.ListRunning();
        terms.KeepOnly(running.ToHashSet());
        foreach (var lease in running.Where(terms.HasExpired))
        {
            if (await lost.ReturnAsync(lease, $"no sign of its worker for {terms.Term.TotalSeconds:F0} s")) { LogExpired(lease.ExperimentId, lease.Trial); }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "This process stood still for {Seconds:F0} s: every lease gets a new term")]
    private partial void LogPause(double seconds);

    [LoggerMessage(3, LogLevel.Error, "Leases could not be looked at; again in a second")]
    private partial void LogMissed(Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "Experiment {Experiment}: trial {Trial} waits again, since its worker gave no sign")]
    private partial void LogExpired(string experiment, int trial);
}
