using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Trials;
using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Workers;

/// <summary>Measures how much of its machine this process uses; the processor from one measurement to the next. Safe to use from any thread.</summary>
/// <param name="room">Its memory.</param>
/// <param name="cpu">The processor's time.</param>
/// <param name="time">The clock.</param>
public sealed class LoadMeter(TrialRoom room, ISystemCpu cpu, TimeProvider time)
{
    private readonly Lock _gate = new();
    private (long At, TimeSpan Own, MachineTime? Machine)? _last;

    /// <summary>Reads what is in use of the GPUs that trials train on, and of how much; none by default.</summary>
    public Func<IReadOnlyList<(long Used, long Total)>> ReadGpus { get; init; } = () => [];

    /// <summary>That of this process on this machine.</summary>
    /// <param name="room">Its memory.</param>
    /// <param name="time">The clock.</param>
    public static LoadMeter OfProcess(TrialRoom room, TimeProvider time) => new(room, new SystemCpu(), time) { ReadGpus = GpuMemory.Read };

    /// <summary>The load now.</summary>
    public WorkerLoad Measure()
    {
        var (own, machine) = MeasureCpu();
        return new()
        {
            Cpu = own,
            MachineCpu = machine,
            OwnMemory = room.Own,
            Memory = room.Use,
            Gpus = [.. ReadGpus().Select(gpu => new MemoryUse(gpu.Used, gpu.Total))],
        };
    }

    private (double? Own, double? Machine) MeasureCpu()
    {
        lock (_gate)
        {
            var (before, now) = (_last, (At: time.GetTimestamp(), cpu.Own, cpu.Machine));
            _last = now;
            return before is { } last ? (OwnShare(last.Own, now.Own, time.GetElapsedTime(last.At, now.At)), MachineShare(last.Machine, now.Machine)) : (null, null);
        }
    }

    private double? OwnShare(TimeSpan from, TimeSpan to, TimeSpan elapsed) => Share((to - from).TotalSeconds, elapsed.TotalSeconds * cpu.Cores);

    // Beside the share of a few cores that of all of them would say nothing.
    private double? MachineShare(MachineTime? from, MachineTime? to) =>
        from is not null && to is not null && to.Cores == cpu.Cores ? Share(to.Busy - from.Busy, to.Total - from.Total) : null;

    private static double? Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : null;
}
