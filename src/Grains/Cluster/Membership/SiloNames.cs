namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>What silos are called: it tells a head from a worker, and which process a slot's grain lives in.</summary>
public static class SiloNames
{
    private const string HeadPrefix = "head-";

    /// <summary>The name of the head's silo whose own slots belong to worker <paramref name="workerId"/>.</summary>
    public static string OfHead(string workerId) => HeadPrefix + workerId;

    /// <summary>The name of a worker's silo.</summary>
    public static string OfWorker(string workerId) => workerId;

    /// <summary>Whether a silo of this name is a head's.</summary>
    public static bool IsHead(string siloName) => siloName.StartsWith(HeadPrefix, StringComparison.Ordinal);

    /// <summary>The worker id in a silo's name.</summary>
    public static string WorkerIdOf(string siloName) => IsHead(siloName) ? siloName[HeadPrefix.Length..] : siloName;

    /// <summary>Whether a silo of this name is a worker of the machine <paramref name="member"/>, whose workers' ids begin with its own.</summary>
    public static bool IsOf(string member, string siloName) =>
        member.Length > 0 && !IsHead(siloName) && siloName.StartsWith(member, StringComparison.Ordinal);
}
