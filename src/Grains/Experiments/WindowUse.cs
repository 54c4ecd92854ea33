namespace Orchestrator.Grains.Experiments;

/// <summary>What the order of decisions costs an experiment in slots.</summary>
/// <param name="Parallelism">The bound on outstanding jobs.</param>
/// <param name="MostHeldBack">The most results that waited for an earlier job's at once.</param>
public sealed record WindowUse(int Parallelism, int MostHeldBack)
{
    /// <summary>The parallelism at which <paramref name="slots"/> slots would have had work with as many results held back.</summary>
    public int Fill(int slots) => slots + MostHeldBack;
}
