using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>What is known of a trial, whether or not the search has taken it into account.</summary>
internal sealed class TrialProgress
{
    /// <summary>Its losses by epoch.</summary>
    public Curve Curve { get; } = new();

    private readonly Dictionary<int, double[]> _others = [];

    /// <summary>The losses of the other objectives at an epoch; NaN where that has none.</summary>
    public IReadOnlyList<double> OthersAt(int epoch, int count) =>
        _others.TryGetValue(epoch, out var losses) ? losses : [.. Enumerable.Repeat(double.NaN, count)];

    /// <summary>Whether it ended, in whatever way.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether it ended by a failure.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether it tells nothing of its parameters: it was lost, ran out of memory, or a person ended it.</summary>
    public bool IsLeftOut { get; private set; }

    /// <summary>Takes in an event; what comes after an end changes nothing.</summary>
    public void Take(SearchEvent one, LossScale scale, IReadOnlyList<Objective> others)
    {
        if (HasEnded) { return; }

        switch (one)
        {
            case ValueReported value:
                Curve.Add(value.Epoch, scale.Turn(value.Value));
                if (others.Count > 0) { _others.TryAdd(value.Epoch, [.. others.Select(objective => LossOf(objective, value.Metrics))]); }

                break;
            case TrialFailed failed:
                (HasEnded, HasFailed, IsLeftOut) = (true, true, !IsOwn(failed.Kind));
                break;
            default:
                (HasEnded, IsLeftOut) = (true, one is TrialWithdrawn);
                break;
        }
    }

    /// <summary>Whether the result of a job is there.</summary>
    public bool HasReached(Job job) => HasEnded || (!job.IsLast && Curve.LastEpoch >= job.To);

    private static double LossOf(Objective objective, IReadOnlyList<MetricValue> metrics)
    {
        foreach (var metric in metrics)
        {
            if (metric.Name == objective.Metric) { return new LossScale(objective.Direction).Turn(metric.Value); }
        }

        return double.NaN;
    }

    /// <summary>Whether a failure is the trial's own doing; of others its parameters are not to blame.</summary>
    public static bool IsOwn(FailureKind kind) => kind is FailureKind.Diverged or FailureKind.DeadModel
        or FailureKind.ModeCollapse or FailureKind.DiscriminatorWon or FailureKind.PosteriorCollapse;
}
