namespace Orchestrator.Bench.Viewing;

/// <summary>A clock that goes on by the same span at each look, so that a made database has a past.</summary>
internal sealed class SteppedClock(DateTimeOffset start, TimeSpan step) : TimeProvider
{
    private long _looks;

    public override DateTimeOffset GetUtcNow() => start + (Interlocked.Increment(ref _looks) * step);
}
