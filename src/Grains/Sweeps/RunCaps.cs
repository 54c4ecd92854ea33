namespace Orchestrator.Grains.Sweeps;

/// <summary>The bounds of <c>run_cap</c>.</summary>
internal static class RunCaps
{
    /// <summary>The most trials of one experiment.</summary>
    public const int Max = 10_000_000;
}
