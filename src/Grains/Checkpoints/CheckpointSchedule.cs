using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Checkpoints;

/// <summary>When an attempt takes its next checkpoint.</summary>
internal sealed class CheckpointSchedule(CheckpointSpec spec, TimeProvider time)
{
    private long _last = time.GetTimestamp();

    /// <summary>Whether the end of <paramref name="epoch"/> takes one.</summary>
    public bool IsDue(int epoch, bool isLast) =>
        isLast || (epoch % spec.Every == 0 && time.GetElapsedTime(_last).TotalSeconds >= spec.AtMostSeconds);

    /// <summary>One was taken now.</summary>
    public void Note() => _last = time.GetTimestamp();
}
