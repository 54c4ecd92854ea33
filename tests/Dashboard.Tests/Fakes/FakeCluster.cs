using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>Two workers, one of them with markup in its name, a queue and a loss.</summary>
internal sealed class FakeCluster : IClusterReader, IClusterCommands
{
    public List<string> Given { get; } = [];

    public bool IsLeaving { get; set; }

    public ClusterView Read() => new(
        [
            new("w1", "<b>anvil</b>", WorkerState.Active, 1.2,
                [new SlotStatus(0, TestHost.Id, 6, "sparse", 9, 20, 0.5, 0.0123, 41_200), new SlotStatus(1) { Kind = SlotKind.Gpu }],
                """{"cores": 8}""") { Labels = ["fast"], MachineKind = "x64 AVX2", MemoryBytes = 4_000_000_000, Load = new()
                {
                    Cpu = 0.46, MachineCpu = 0.97, OwnMemory = 3_100_000_000, Memory = new(15_200_000_000, 16_000_000_000), Gpus = [new(2_000_000_000, 80_000_000_000)],
                } },
            new("w2", "bellows", WorkerState.Draining, 14, [], "{}") { SetAside = "three trials failed by faults of the program" },
        ],
        [new(TestHost.Id, "<i>widths</i>", ExperimentState.Running, 1, 12, 2, null, 15, "it waits for memory: 3 GB are free")
            {
                Waits = [new([15], 1, "it waits for memory: 3 GB are free (<b>anvil</b>)"), new([16, 17], 2, "it comes after trial 15"), new([], 9, "they come after these")],
            },
        ],
        [new("w0", "chisel", 75, "its leases ran out", [new(TestHost.Id, 4)])],
        new(1_500, 2.5, 17.5));

    public bool Drain(string worker) => Note($"drain {worker}");

    public bool Undrain(string worker) => Note($"undrain {worker}");

    private bool Note(string what)
    {
        Given.Add(what);
        return !IsLeaving;
    }
}
