using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Pruners;

namespace Orchestrator.Grains.Tests.Search.Pruners;

public class PrunerRuleTests
{
    private static RungResult Result(long setting, int epoch, params double[] losses)
    {
        var curve = new Curve();
        for (var index = 0; index < losses.Length; index++) { curve.Add(index + 1, losses[index]); }

        return new(setting, epoch, losses[^1], curve);
    }

    private static bool IsKept(IStoppingRule rule, double loss, params double[] others)
    {
        var rung = new Rung(3);
        for (var setting = 0; setting < others.Length; setting++) { rung.Add(setting, others[setting]); }

        rung.Add(99, loss);
        return rule.Judge(Result(99, 3, loss), rung).IsKept;
    }

    // min_iter * eta^k, and max_iter / eta^k for k = 1 to s, as W&B has them.
    [Fact]
    public void Epochs_Geometric_AreBelowTheEnd()
    {
        Assert.Equal([2, 6, 18], RungLadder.Up(2, 3, 51).Epochs);
        Assert.Equal([1, 3, 9, 27], RungLadder.Up(1, 3, 81).Epochs);
        Assert.Equal([3, 9], RungLadder.Down(27, 3, 2, 27).Epochs);
        Assert.Equal([9, 27], RungLadder.Down(81, 3, 2, 30).Epochs);
        Assert.Equal([1, 2, 3], RungLadder.Up(1, 1.5, 4).Epochs);
        Assert.Empty(RungLadder.Up(9, 3, 9).Epochs);
        Assert.Equal([2, 5, 8], RungLadder.Every(3, 2, 10).Epochs);
    }

    [Theory]
    [InlineData(1, new double[0], true)]
    [InlineData(2, new double[] { 1 }, false)]
    [InlineData(0.5, new double[] { 1 }, true)]
    [InlineData(2, new double[] { 1, 3, 4, 5, 6 }, true)]
    [InlineData(2, new double[] { 1, 3, 4, 5 }, false)]
    [InlineData(double.NaN, new double[0], false)]
    [InlineData(1, new[] { double.NaN, double.NaN, double.NaN }, true)]
    public void HalvingRule_Eta3_KeepsTheBestThird(double loss, double[] others, bool isKept) =>
        Assert.Equal(isKept, IsKept(new HalvingRule(3), loss, others));

    // Rung 2, eta 2, the best so far is a trial's loss. By hand, losses at epochs 1 and 2 with the best so far behind them:
    // A 5 4 (4), B 1 6 (1), C 3 3 (3), D 9 2 (2). Of the best so far A, B and D are among the best halves (1 of 1, 1 of 2, 2 of 4) and C is
    // not (2nd of 3, where 1 is kept). At epoch 2 itself B is last of 2 and goes, C is first of 3, D first of 4.
    [Theory]
    [InlineData(false, new long[] { 2 })]
    [InlineData(true, new long[] { 1 })]
    public void StoppingPruner_BestSoFarIsTheLoss_StrictJudgesByTheRungsOwnEpoch(bool isStrict, long[] pruned)
    {
        var pruner = TestPruners.Create("halving", 8, new() { MinIter = 2, Eta = 2, IsStrict = isStrict });
        double[][] curves = [[5, 4], [1, 6], [3, 3], [9, 2]];

        var judgements = curves.SelectMany((losses, setting) => pruner.Absorb(Result(setting, 2, losses) with { Loss = losses.Min() }));

        Assert.Equal(pruned, judgements.Select(one => one.Setting));
    }

    // Brackets of max_iter 27, s 2, eta 3 are 3 and 9. Setting 0 has 3 at epoch 3, setting 1 had 1 before and 4 there.
    [Theory]
    [InlineData(false, 9)]
    [InlineData(true, null)]
    public void StoppingPruner_BracketsCountedDown_StrictEndsWhatFellBack(bool isStrict, int? nextRung)
    {
        var pruner = TestPruners.Create("halving", 27, new() { MaxIter = 27, Rungs = 2, Eta = 3, IsStrict = isStrict });
        pruner.Absorb(Result(0, 3, 5, 4, 3) with { Loss = 3 });
        pruner.Next(null);
        pruner.Absorb(Result(1, 3, 1, 2, 4) with { Loss = 1 });

        Assert.Equal(nextRung, (pruner.Next(null) as TrainOn)?.To);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(3.1, false)]
    [InlineData(double.NaN, false)]
    public void PercentileRule_Median_IsOfTheOthers(double loss, bool isKept) =>
        Assert.Equal(isKept, IsKept(new PercentileRule(50, 5), loss, 1, 2, 3, 4, 5));

    // NumPy: percentile([1, 2, 3, 4, 5], 25) = 2 and percentile([1, 2, 3, 4], 25) = 1.75.
    [Theory]
    [InlineData(1.75, true)]
    [InlineData(1.76, false)]
    public void PercentileRule_Between_IsLinear(double loss, bool isKept) =>
        Assert.Equal(isKept, IsKept(new PercentileRule(25, 4), loss, 1, 2, 3, 4));

    [Fact]
    public void PercentileRule_FewOthers_Keeps() => Assert.True(IsKept(new PercentileRule(50, 5), 9, 1, 2, 3, 4));

    [Theory]
    [InlineData(0, new double[] { 5, 4, 4, 4 }, false)]
    [InlineData(0, new double[] { 5, 4, 4, 3.9 }, true)]
    [InlineData(0.5, new double[] { 5, 4.8, 4.6, 4.51 }, false)]
    [InlineData(0, new[] { 5, double.NaN, double.NaN }, false)]
    public void PatienceRule_TwoEpochs_EndsOnAPlateau(double minDelta, double[] losses, bool isKept) =>
        Assert.Equal(isKept, new PatienceRule(2, minDelta).Judge(Result(0, losses.Length, losses), new(losses.Length)).IsKept);

    [Theory]
    [InlineData(-0.5, true)]
    [InlineData(-0.2, false)]
    [InlineData(-0.95, false)]
    [InlineData(double.NaN, false)]
    public void ThresholdRule_Maximised_BoundsTheValueItself(double loss, bool isKept) => Assert.Equal(
        isKept, new ThresholdRule(0.3, 0.9, new(ObjectiveDirection.Maximize)).Judge(Result(0, 1, loss), new(1)).IsKept);

    // L. Li et al. (2018), table 1: R = 81, eta = 3.
    [Fact]
    public void Hyperband_R81Eta3_HasItsBrackets()
    {
        Assert.Equal(4, Hyperband.MostHalvings(1, 3, 81));
        Assert.Equal([81, 34, 15, 8, 5], Enumerable.Range(0, 5).Select(index => Hyperband.SizeOf(4 - index, 4, 3)));
    }

    [Fact]
    public void Hyperband_FirstBracket_HalvesByGenerations()
    {
        var pruner = Hyperband.Create(1, 3, 9, new(ObjectiveDirection.Minimize));
        var started = Enumerable.Range(0, 9).Select(setting => pruner.Next(setting)!.To).ToArray();
        var judgements = Enumerable.Range(0, 9).SelectMany(setting => pruner.Absorb(Result(setting, 1, setting))).ToArray();

        Assert.All(started, to => Assert.Equal(1, to));
        Assert.Equal(8, judgements.Count(one => one.Ruling == Ruling.Pause));
        Assert.Equal([3, 4, 5, 6, 7, 8], judgements.Where(one => one.Ruling == Ruling.Prune).Select(one => one.Setting));
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(_ => ((TrainOn)pruner.Next(9)!).Setting));
        Assert.Equal("bracket 1", ((StartNew)pruner.Next(9)!).Reason[^9..]);
    }

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(4, "4th")]
    [InlineData(11, "11th")]
    [InlineData(12, "12th")]
    [InlineData(112, "112th")]
    [InlineData(22, "22nd")]
    public void Ordinal_Rank_ReadsAsEnglish(int rank, string text) => Assert.Equal(text, RungText.Ordinal(rank));
}
