using System.Globalization;

namespace Orchestrator.Grains.Workers;

/// <summary>A worker grain's key.</summary>
/// <param name="WorkerId">The worker process's id.</param>
/// <param name="Slot">The slot, from 0.</param>
public readonly record struct SlotKey(string WorkerId, int Slot)
{
    /// <summary><c>{workerId}/{slot}</c></summary>
    public override string ToString() => $"{WorkerId}/{Slot}";

    /// <summary>Reads a key of one of <paramref name="pool"/>'s slots.</summary>
    /// <exception cref="InvalidOperationException">The slot belongs to another process: a call to a departed worker fails.</exception>
    internal static SlotKey Parse(string key, SlotPool pool)
    {
        var parts = key.Split('/');
        var isOurs = parts.Length == 2 && parts[0] == pool.WorkerId
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var slot) && slot < pool.Count;
        return isOurs
            ? new(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"'{key}' is no slot of worker {pool.WorkerId}, which has {pool.Count}.");
    }
}
