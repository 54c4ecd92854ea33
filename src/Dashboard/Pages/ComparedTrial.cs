using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Pages;

/// <summary>A trial beside others.</summary>
/// <param name="Experiment">Its experiment.</param>
/// <param name="Detail">Everything recorded about it.</param>
public sealed record ComparedTrial(ExperimentDetail Experiment, TrialDetail Detail)
{
    /// <summary>The trial at a glance.</summary>
    public TrialSummary Trial => Detail.Summary;

    /// <summary>Its page.</summary>
    public string Address => Addresses.Trial(Experiment.Summary.Id, Trial.Number);

    /// <summary>How an address of the comparison names it.</summary>
    public string Name => $"{Experiment.Summary.Id}/{Trial.Number}";

    /// <summary>What ranks it, or null.</summary>
    public string? Metric => Experiment.Spec.Families.FirstOrDefault(family => family.Name == Trial.Family)?.Objective?.Metric;

    /// <summary>Whether it can still change.</summary>
    public bool IsLive => !Abstractions.Trials.TrialTransitions.IsEnded(Trial.State) && Liveness.IsLive(Experiment.Summary.State);

    /// <summary>The kind of sample that is shown of it: reconstruction where there is one.</summary>
    public string Kind => Detail.Samples.Any(sample => sample.Kind == "reconstruction") ? "reconstruction" : "generation";

    /// <summary>The epochs with a sample of that kind, in order.</summary>
    public IReadOnlyList<int> Epochs => [.. Detail.Samples.Where(sample => sample.Kind == Kind).Select(sample => sample.Epoch)];

    /// <summary>The stored epoch nearest to <paramref name="asked"/>, or null.</summary>
    public int? Nearest(int asked) => Epochs.Count == 0 ? null : Epochs.MinBy(epoch => Math.Abs((long)epoch - asked));
}
