namespace Orchestrator.Grains.Workers;

/// <summary>The processor time of a whole machine, since some beginning.</summary>
/// <param name="Cores">Its cores.</param>
/// <param name="Busy">What they worked, in ticks of the system.</param>
/// <param name="Total">What they might have worked, in the same.</param>
public sealed record MachineTime(int Cores, long Busy, long Total);
