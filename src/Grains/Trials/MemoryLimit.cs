using Orchestrator.Models.Footprints;
using Orchestrator.Models.Training;

namespace Orchestrator.Grains.Trials;

/// <summary>
/// Holds back a trial that cannot fit: the system would end the whole process, and with it what trains beside, at every attempt.
/// </summary>
/// <param name="Bytes">What the process may take.</param>
public sealed record MemoryLimit(long Bytes)
{
    private const double Gigabyte = 1e9;

    /// <summary>That of the machine, or of the control group where it is lower.</summary>
    public static MemoryLimit OfProcess => new(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>Estimates the trial alone in its process.</summary>
    /// <returns>What is wrong, in one sentence, or null.</returns>
    public string? FindExcess(TrainerRequest request)
    {
        var count = (long)request.Data.Train.Count + request.Data.Test.Count;
        var needed = TrialFootprint.Program + TrialFootprint.OfData(count)
            + TrialFootprint.Of(request.Model, request.Parameters, request.Data.Train.Count);
        return needed > Bytes
            ? FormattableString.Invariant(
                $"It needs about {needed / Gigabyte:F1} GB and the process may take {Bytes / Gigabyte:F1} GB; a smaller batch_size or smaller layers need less.")
            : null;
    }
}
