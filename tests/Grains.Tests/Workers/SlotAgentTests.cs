using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Workers;

/// <summary>An agent whose head is away, on a clock that moves by hand.</summary>
public sealed class SlotAgentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(20, 1)]
    public async Task RunAsync_HeadAway_IsComplainedOfOnceAndNotBeforeFiveSeconds(int seconds, int expected)
    {
        var (time, log, grains) = (new WaitedTime(), new CountingLogger(), new GrainAccess { IsRemote = true });
        using var pool = new SlotPool("waiting", 1, "{}", new FakeTrialRunner());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = new SlotAgent(0, pool, grains, new ReportCarrier(grains), new HeadTrialFiles(), time, log).RunAsync(stop.Token);

        for (var second = 1; second <= seconds; second++)
        {
            await time.WaitForTimersAsync(second);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await time.WaitForTimersAsync(seconds + 1);
        Assert.Equal(expected, log.Warnings);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private sealed class WaitedTime : FakeTimeProvider
    {
        private int _timers;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _timers);
            return timer;
        }

        public async Task WaitForTimersAsync(int count)
        {
            while (Volatile.Read(ref _timers) < count)
            {
                Cancellation.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }

    private sealed class CountingLogger : ILogger<SlotAgent>
    {
        private int _warnings;

        public int Warnings => Volatile.Read(ref _warnings);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning) { Interlocked.Increment(ref _warnings); }
        }
    }
}
