using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>A setting as the search has taken it into account.</summary>
/// <param name="Index">Its index within the family.</param>
/// <param name="Proposal">Its parameters and where they came from.</param>
/// <param name="Epochs">Its last epoch.</param>
/// <param name="Repeats">How many trials it has.</param>
/// <param name="IsOffspring">Whether it goes on from another's checkpoint: its loss is not its parameters' alone.</param>
internal sealed record SettingState(long Index, Proposal Proposal, int Epochs, int Repeats, bool IsOffspring)
{
    private readonly List<double> _losses = [];
    private readonly List<IReadOnlyList<double>> _others = [];
    private int _ended;

    /// <summary>The epoch up to which its first trial's jobs were taken.</summary>
    public int Reached { get; set; }

    /// <summary>Whether its first trial ended: finished, failed, pruned or withdrawn.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Whether all its trials ended without a prune.</summary>
    public bool IsComplete => _ended == Repeats;

    /// <summary>Whether a person forked it from another: pruners do not rank it.</summary>
    public bool IsFork => Proposal.Origin is not null;

    public IReadOnlyList<ParameterAssignment> Parameters => Proposal.Parameters;

    /// <summary>Adds the end of one of its trials.</summary>
    /// <param name="loss">Its loss; null for one that is left out.</param>
    /// <param name="others">Its losses of the other objectives.</param>
    public void AddEnd(double? loss, IReadOnlyList<double> others)
    {
        _ended++;
        if (loss is not { } told) { return; }

        _losses.Add(told);
        _others.Add(others);
    }

    /// <summary>Its value, or null where every trial is left out.</summary>
    public double? Aggregate(bool usesMean) => _losses.Count == 0 ? null : Aggregate(_losses, usesMean);

    /// <summary>Its values of the other objectives, each aggregated by itself.</summary>
    public IReadOnlyList<double> AggregateOthers(bool usesMean) => _others.Count == 0
        ? []
        : [.. Enumerable.Range(0, _others[0].Count).Select(place => Aggregate([.. _others.Select(losses => losses[place])], usesMean))];

    /// <summary>The mean or the median of losses, of which NaN is worst.</summary>
    public static double Aggregate(List<double> losses, bool usesMean) =>
        usesMean ? losses.Average() : Median([.. losses.Order(LossComparer.Instance)]);

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
