using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Silo.Running;

/// <summary>How fast each slot's trial goes since it was first seen, to tell what it still needs.</summary>
internal sealed class SlotPaces
{
    private readonly Dictionary<int, Seen> _first = [];

    /// <summary>What the slowest trial still needs at its own speed, or null while none can be told.</summary>
    /// <param name="slots">What the slots do.</param>
    /// <param name="elapsed">The moment, from any fixed start.</param>
    public TimeSpan? Slowest(IReadOnlyList<SlotStatus> slots, TimeSpan elapsed) => slots.Max(slot => Remaining(slot, elapsed));

    private TimeSpan? Remaining(SlotStatus slot, TimeSpan elapsed)
    {
        var part = RunProgress.Part(slot);
        if (!_first.TryGetValue(slot.Slot, out var first) || first.ExperimentId != slot.ExperimentId || first.Trial != slot.Trial)
        {
            _first[slot.Slot] = first = new(slot.ExperimentId, slot.Trial, part, elapsed);
        }

        return slot.ExperimentId is not null && part > first.Part ? (elapsed - first.Elapsed) * ((1 - part) / (part - first.Part)) : null;
    }

    private sealed record Seen(string? ExperimentId, int Trial, double Part, TimeSpan Elapsed);
}
