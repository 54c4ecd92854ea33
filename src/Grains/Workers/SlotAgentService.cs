using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Orchestrator.Grains.Workers;

/// <summary>Runs one agent for each slot of the process.</summary>
public sealed class SlotAgentService : BackgroundService
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SlotPool _pool;
    private readonly Func<int, SlotAgent> _makeAgent;

    /// <summary>Makes the agents; they start with the host.</summary>
    public SlotAgentService(SlotPool pool, IGrainFactory grains, TimeProvider time, ILoggerFactory loggers)
    {
        _pool = pool;
        var logger = loggers.CreateLogger<SlotAgent>();
        _makeAgent = slot => new(slot, pool, grains, time, logger);
    }

    /// <summary>Completes when the pool drains and every lease has been given back or ended.</summary>
    public Task Idle => _idle.Task;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, _pool.Count).Select(slot => _makeAgent(slot).RunAsync(stoppingToken)));
        }
        finally
        {
            _idle.TrySetResult();
        }
    }
}
