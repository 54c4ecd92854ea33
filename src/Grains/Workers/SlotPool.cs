using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Grains.Workers;

/// <summary>
/// The slots of this process. They belong to it, not to the silo: a silo that is rebuilt in the same process finds its
/// running trials here.
/// </summary>
public sealed class SlotPool : IDisposable
{
    private readonly TrainerSlot[] _slots;

    /// <summary>Starts the slots' threads.</summary>
    /// <param name="workerId">The process's id, drawn at its start.</param>
    /// <param name="count">Slots, at least 1.</param>
    /// <param name="environment">What attempts run in, a JSON object.</param>
    /// <param name="runner">Trains an attempt.</param>
    public SlotPool(string workerId, int count, string environment, ITrialRunner runner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (WorkerId, Environment) = (workerId, environment);
        _slots = [.. Enumerable.Range(0, count).Select(index => new TrainerSlot(index, runner))];
    }

    /// <summary>A trial, by its number, has something to say that a person should know; from any thread.</summary>
    public event Action<int, string>? Noticed;

    /// <summary>The process's id.</summary>
    public string WorkerId { get; }

    /// <summary>What attempts run in, a JSON object.</summary>
    public string Environment { get; }

    /// <summary>What its owner calls the process's abilities; see <see cref="WorkerLabels"/>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>So many slots, the first ones, can train on a GPU too.</summary>
    public int GpuSlots { get; init; }

    /// <summary>Measures what all trials of the process may take of memory together; by default there is no bound.</summary>
    public TrialRoom? Room { get; init; }

    /// <summary>What all trials of the process may take of memory together, beside the program and its data sets, now; or null for no bound.</summary>
    public long? MemoryBytes => Room?.Bytes;

    /// <summary>Measures how much of its machine the process uses, or null.</summary>
    public LoadMeter? Meter { get; init; }

    /// <summary>How many slots.</summary>
    public int Count => _slots.Length;

    /// <summary>Whether no more leases are asked for.</summary>
    public bool IsDraining { get; private set; }

    internal TrainerSlot this[int slot] => _slots[slot];

    internal void Tell(int trial, string notice) => Noticed?.Invoke(trial, notice);

    /// <summary>The leases that agents hold: those that train, and those whose reports are on the way.</summary>
    public IReadOnlyList<LeaseKey> ListHeld() => [.. _slots.Select(slot => slot.Held).OfType<LeaseKey>()];

    /// <summary>What every slot does now.</summary>
    public IReadOnlyList<SlotStatus> ListStatus() => [.. _slots.Select((slot, index) => slot.Status with { Kind = KindOf(index) })];

    /// <summary>What a slot can train on.</summary>
    public SlotKind KindOf(int slot) => slot < GpuSlots ? SlotKind.Gpu : SlotKind.Cpu;

    /// <summary>The slot that holds a lease, or null.</summary>
    internal int? FindSlot(LeaseKey lease) => _slots.Index().Where(one => one.Item.Held == lease).Select(one => (int?)one.Index).FirstOrDefault();

    /// <summary>What a slot asks with.</summary>
    internal SlotRequest RequestOf(int slot) => new(WorkerId, slot, Environment) { MemoryBytes = MemoryBytes, Kind = KindOf(slot), Labels = Labels };

    /// <summary>Ends the attempt of <paramref name="lease"/> within one batch, where a slot has it.</summary>
    public void Cancel(LeaseKey lease)
    {
        foreach (var slot in _slots) { slot.Cancel(lease); }
    }

    /// <summary>
    /// Asks for no more leases; running attempts end at the end of their epoch if that needs less than
    /// <paramref name="patience"/>, else within one batch, and their leases are given back.
    /// </summary>
    public void Drain(TimeSpan patience)
    {
        IsDraining = true;
        foreach (var slot in _slots) { slot.Drain(patience); }
    }

    /// <summary>Ends running attempts within one batch and waits for the threads.</summary>
    public void Dispose()
    {
        foreach (var slot in _slots) { slot.Dispose(); }
    }
}
