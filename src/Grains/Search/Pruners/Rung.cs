using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>A setting's loss at a rung.</summary>
internal readonly record struct RungEntry(double Loss, long Setting) : IComparable<RungEntry>
{
    /// <summary>Better losses first; of equal ones the setting that was decided first.</summary>
    public int CompareTo(RungEntry other)
    {
        var comparison = LossComparer.Instance.Compare(Loss, other.Loss);
        return comparison != 0 ? comparison : Setting.CompareTo(other.Setting);
    }
}

/// <summary>The losses of the settings that reached one epoch, best first.</summary>
internal sealed class Rung(int epoch)
{
    private readonly List<RungEntry> _entries = [];

    public int Epoch => epoch;

    public int Count => _entries.Count;

    public IReadOnlyList<RungEntry> Entries => _entries;

    /// <summary>Adds a setting.</summary>
    /// <returns>Its rank, from 1.</returns>
    public int Add(long setting, double loss)
    {
        var entry = new RungEntry(loss, setting);
        var place = ~_entries.BinarySearch(entry);
        _entries.Insert(place, entry);
        return place + 1;
    }

    /// <summary>The rank of a setting that is there, from 1.</summary>
    public int RankOf(long setting, double loss) => _entries.BinarySearch(new(loss, setting)) + 1;

    /// <summary>The worst loss among the best <paramref name="count"/>, at least one.</summary>
    public double CutOf(int count) => _entries[Math.Clamp(count, 1, _entries.Count) - 1].Loss;
}
