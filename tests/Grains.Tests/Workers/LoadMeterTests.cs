using Microsoft.Extensions.Time.Testing;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;

namespace Orchestrator.Grains.Tests.Workers;

public class LoadMeterTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Cpu _cpu = new();

    [Fact]
    public void Measure_First_KnowsTheMemoryAndNotYetTheProcessor()
    {
        var load = Meter().Measure();

        Assert.Equal((null, null, 3, new MemoryUse(6, 8)), (load.Cpu, load.MachineCpu, load.OwnMemory, load.Memory));
        Assert.Equal([new(1, 2)], load.Gpus);
    }

    [Fact]
    public void Measure_Second_IsWhatTheProcessorDidSinceTheFirst()
    {
        var meter = Meter();
        meter.Measure();

        Work(TimeSpan.FromSeconds(2), own: TimeSpan.FromSeconds(3), busy: 190, total: 200);

        var load = meter.Measure();
        Assert.Equal((0.75, 0.95), (load.Cpu, load.MachineCpu));
    }

    [Fact]
    public void Measure_ProcessOfFewerCoresThanTheMachine_SaysNothingOfTheMachine()
    {
        _cpu.MachineCores = 64;
        var meter = Meter();
        meter.Measure();

        Work(TimeSpan.FromSeconds(1), own: TimeSpan.FromSeconds(1), busy: 190, total: 200);

        var load = meter.Measure();
        Assert.Equal((0.5, null), (load.Cpu, load.MachineCpu));
    }

    [Fact]
    public void Measure_TwiceAtOnce_DividesByNothing()
    {
        var meter = Meter();
        meter.Measure();

        Assert.Null(meter.Measure().Cpu);
    }

    private LoadMeter Meter() => new(new TrialRoom(new(8), new(), new Memory()), _cpu, _time) { ReadGpus = () => [(1, 2)] };

    private void Work(TimeSpan elapsed, TimeSpan own, long busy, long total)
    {
        _time.Advance(elapsed);
        _cpu.Own += own;
        (_cpu.Busy, _cpu.Total) = (_cpu.Busy + busy, _cpu.Total + total);
    }

    private sealed record Memory : ISystemMemory
    {
        public long Own => 3;

        public long? Available => 2;
    }

    private sealed class Cpu : ISystemCpu
    {
        public int Cores => 2;

        public int MachineCores { get; set; } = 2;

        public TimeSpan Own { get; set; }

        public long Busy { get; set; }

        public long Total { get; set; }

        public MachineTime? Machine => new(MachineCores, Busy, Total);
    }
}
