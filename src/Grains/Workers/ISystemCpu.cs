namespace Orchestrator.Grains.Workers;

/// <summary>The processor's time, since some beginning.</summary>
public interface ISystemCpu
{
    /// <summary>The cores that this process may use.</summary>
    int Cores { get; }

    /// <summary>What this process took of them.</summary>
    TimeSpan Own { get; }

    /// <summary>The machine's; null where the system does not say.</summary>
    MachineTime? Machine { get; }
}
