namespace Orchestrator.Grains.Trials;

/// <summary>The memory of the machine, now.</summary>
public interface ISystemMemory
{
    /// <summary>What this process holds, in bytes.</summary>
    long Own { get; }

    /// <summary>What the machine can still give, in bytes; null where the system does not say.</summary>
    long? Available { get; }
}
