namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>A fault that was injected.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Begun">When it began.</param>
/// <param name="Healed">When everything was in its place again.</param>
/// <param name="WorkerId">The worker that had it, or null.</param>
/// <param name="HeadClockBack">How far the head's clock was behind when it began.</param>
/// <param name="HeadAnswered">How long a head that was started again took to answer, or null.</param>
/// <param name="HeadStarted">When that was, or null.</param>
internal sealed record Injection(
    Fault Fault, DateTimeOffset Begun, DateTimeOffset Healed, string? WorkerId, TimeSpan HeadClockBack,
    TimeSpan? HeadAnswered = null, DateTimeOffset? HeadStarted = null);
