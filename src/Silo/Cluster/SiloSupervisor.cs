using Orchestrator.Grains.Workers;

namespace Orchestrator.Silo.Cluster;

/// <summary>Keeps a silo running in this process: one that was declared dead is stopped, and the next one joins.</summary>
internal sealed partial class SiloSupervisor(Func<SiloDeath, CancellationToken, Task<IHost>> build, GrainAccess grains, ILogger<SiloSupervisor> logger) : BackgroundService
{
    private static readonly TimeSpan RetryWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RunOneAsync(stoppingToken);
            if (!stoppingToken.IsCancellationRequested) { await Task.Delay(RetryWait, CancellationToken.None); }
        }
    }

    private async Task RunOneAsync(CancellationToken stop)
    {
        var death = new SiloDeath();
        IHost? host = null;
        try
        {
            host = await build(death, stop);
            var starting = host.StartAsync(stop);
            await Task.WhenAny(starting, death.Died);
            if (!death.Died.IsCompleted)
            {
                await starting;
                grains.Use(host.Services.GetRequiredService<IGrainFactory>());
                await Task.WhenAny(death.Died, Task.Delay(Timeout.InfiniteTimeSpan, stop));
            }

            if (death.Died.IsCompleted) { LogDied(await death.Died); }
        }
#pragma warning disable CA1031 // Whatever kept the silo from starting, the next try is due soon.
        catch (Exception exception) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotJoined(exception.Message);
        }
        finally
        {
            grains.Use(null);
            await EndAsync(host);
        }
    }

    // A silo that is dead may never end by itself.
    private async Task EndAsync(IHost? host)
    {
        if (host is null) { return; }

        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await host.StopAsync(patience.Token).WaitAsync(StopPatience + RetryWait, CancellationToken.None);
        }
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotEnded(exception.Message);
        }
        finally
        {
            // Not waited for: its sockets and timers go when it lets go of them.
            _ = Task.Run(host.Dispose, CancellationToken.None);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The cluster took this worker for dead ({Reason}); it joins again with what it runs")]
    private partial void LogDied(string reason);

    [LoggerMessage(2, LogLevel.Warning, "Cannot join yet: {Reason}")]
    private partial void LogNotJoined(string reason);

    [LoggerMessage(3, LogLevel.Warning, "The old silo did not end in time: {Reason}")]
    private partial void LogNotEnded(string reason);
}
