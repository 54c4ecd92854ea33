namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// A setting trains on while it is no worse than a percentile of the losses of the others that reached the same epoch. With 50
/// it is the median rule (D. Golovin et al., Google Vizier, 2017), compared at the epoch itself and not over running averages.
/// </summary>
/// <param name="percentile">The share that is kept, in percent, above 0 and below 100.</param>
/// <param name="minTrials">How many others it takes to compare.</param>
internal sealed class PercentileRule(double percentile, int minTrials) : IStoppingRule
{
    public IStoppingRule.Verdict Judge(RungResult result, Rung rung)
    {
        if (double.IsNaN(result.Loss)) { return new(false, null, "NaN is never kept"); }

        if (rung.Count <= minTrials) { return new(true, null, $"fewer than {minTrials} others to compare"); }

        var cut = CutOfOthers(rung, result);
        return new(result.Loss <= cut, cut, "");
    }

    // Linear between ranks, as NumPy's percentile does by default.
    private double CutOfOthers(Rung rung, RungResult result)
    {
        var own = rung.RankOf(result.Setting, result.Loss) - 1;
        double OtherAt(int index) => rung.Entries[index < own ? index : index + 1].Loss;
        var place = percentile / 100 * (rung.Count - 2);
        var below = (int)place;
        var (low, high) = (OtherAt(below), OtherAt(Math.Min(below + 1, rung.Count - 2)));
        return place == below ? low : low + ((place - below) * (high - low));
    }
}
