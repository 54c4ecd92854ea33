using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Grains.Workers;

/// <summary>Runs one agent for each slot of the process.</summary>
public sealed class SlotAgentService : BackgroundService
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SlotPool _pool;
    private readonly Func<int, SlotAgent> _makeAgent;

    /// <summary>Makes the agents; they start with the host.</summary>
    public SlotAgentService(SlotPool pool, GrainAccess grains, IReportCarrier carrier, ITrialFiles files, TimeProvider time, ILoggerFactory loggers)
    {
        _pool = pool;
        var logger = loggers.CreateLogger<SlotAgent>();
        _makeAgent = slot => new(slot, pool, grains, carrier, files, time, logger);
    }

    /// <summary>
    /// Completes when the pool drains and every lease has been given back or ended; faults when the head answered that it will never
    /// take what a slot has.
    /// </summary>
    public Task Idle => _idle.Task;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, _pool.Count).Select(slot => RunAgentAsync(slot, stoppingToken)));
            _idle.TrySetResult();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _idle.TrySetResult();
        }
#pragma warning disable CA1031 // Whoever waits for Idle is told, whatever it is; the host need not end for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _idle.TrySetException(exception);
        }
    }

    private async Task RunAgentAsync(int slot, CancellationToken cancellation)
    {
        try
        {
            await _makeAgent(slot).RunAsync(cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // What the other slots would train could not be recorded either.
            _pool.Drain(TimeSpan.Zero);
            throw;
        }
    }
}
