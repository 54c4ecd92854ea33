using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Importance;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Importance;

public sealed class ImportanceAnalysisTests
{
    private static readonly Objective Smaller = new("mse", ObjectiveDirection.Minimize);
    private static readonly Objective Larger = new("score", ObjectiveDirection.Maximize);

    // The same forest of scikit-learn 1.2, predicted on a grid of 300 x 300 x 8 points and averaged over it. By integration the function
    // itself has 0.940, 0.043 and 0.002. Optuna 3.1 comes to 0.981, 0.978 and 0.967 for a.
    [Theory]
    [InlineData(30, 0.937, 0.017, 0.005)]
    [InlineData(100, 0.955, 0.021, 0.001)]
    [InlineData(300, 0.942, 0.033, 0.000)]
    public void Of_Numbers_AgreesWithAForestAveragedOverAGrid(int rows, double a, double b, double l)
    {
        var found = ImportanceAnalysis.Of(ImportanceTable.Numbers, Smaller, ImportanceTable.NumberRows(rows)).ToDictionary(one => one.Parameter);

        Assert.Equal(a, found["a"].Fanova, 0.015);
        Assert.Equal(b, found["b"].Fanova, 0.015);
        Assert.Equal(l, found["l"].Fanova, 0.015);
    }

    // By integration of the function. Optuna 3.1 comes to 0.825, 0.166, 0.009 and 0.001.
    [Fact]
    public void Of_NumbersAndCategory_ComesToTheFunctionsOwnShares()
    {
        const double tolerance = 0.03;
        var found = ImportanceAnalysis.Of(ImportanceTable.Space, Smaller, ImportanceTable.Rows(300)).ToDictionary(one => one.Parameter);

        Assert.Equal(0.823, found["a"].Fanova, tolerance);
        Assert.Equal(0.156, found["k"].Fanova, tolerance);
        Assert.Equal(0.006, found["b"].Fanova, tolerance);
        Assert.Equal(0.003, found["l"].Fanova, tolerance);
    }

    [Fact]
    public void Of_KnownTable_EveryMeasurePutsTheStrongOneFirst()
    {
        var found = ImportanceAnalysis.Of(ImportanceTable.Space, Smaller, ImportanceTable.Rows(300));

        Assert.Equal(["a", "k"], found.Take(2).Select(one => one.Parameter));
        Assert.Equal("a", found.MaxBy(one => one.PedAnova)!.Parameter);
        Assert.Equal(1, found.Sum(one => one.PedAnova), 1e-9);
        Assert.Equal(["a", "b", "l"], found.Where(one => one.RankCorrelation is not null).Select(one => one.Parameter).Order());
        Assert.InRange(found[0].RankCorrelation!.Value, 0.4, 0.9);
    }

    [Fact]
    public void Of_SameTrialsTwice_GivesTheSameBits() => Assert.Equal(
        ImportanceAnalysis.Of(ImportanceTable.Space, Smaller, ImportanceTable.Rows(50)),
        ImportanceAnalysis.Of(ImportanceTable.Space, Smaller, ImportanceTable.Rows(50)));

    [Fact]
    public void Of_ObjectiveTurnedAround_KeepsImportancesAndTurnsNothingElse()
    {
        var rows = ImportanceTable.Rows(60);
        IReadOnlyList<AnalysedTrial> turned = [.. rows.Select(row => row with { Value = -row.Value })];

        var smaller = ImportanceAnalysis.Of(ImportanceTable.Space, Smaller, rows);
        var larger = ImportanceAnalysis.Of(ImportanceTable.Space, Larger, turned);

        Assert.Equal(smaller.Select(one => (one.Parameter, one.Fanova, one.PedAnova)), larger.Select(one => (one.Parameter, one.Fanova, one.PedAnova)));
        Assert.Equal(smaller.Select(one => -one.RankCorrelation), larger.Select(one => one.RankCorrelation));
    }

    [Fact]
    public void Of_ConditionalParameter_IsJudgedAmongTrialsThatHaveIt()
    {
        var space = Spaces.Create(
        [
            new("model", new ListDomain([ParameterValue.Of("vanilla"), ParameterValue.Of("sparse")], false)),
            new("x", new RangeDomain(0, 1, false, false, null)),
            new("l1_weight", new RangeDomain(0, 1, false, false, null), "model == sparse"),
        ]);
        IReadOnlyList<AnalysedTrial> trials = [.. Enumerable.Range(0, 80).Select(Trial)];

        var found = ImportanceAnalysis.Of(space, Smaller, trials).ToDictionary(one => one.Parameter);

        Assert.Equal((80, 80, 40), (found["model"].Trials, found["x"].Trials, found["l1_weight"].Trials));
        Assert.True(found["l1_weight"].Fanova > 0.9, $"{found["l1_weight"].Fanova}");
        Assert.True(found["model"].Fanova > 0.8, $"{found["model"].Fanova}");

        static AnalysedTrial Trial(int number)
        {
            var x = new ParameterAssignment("x", ParameterValue.Of(number * 0.618 % 1));
            var weight = number * 0.414 % 1;
            return number % 2 == 0
                ? new([new("model", ParameterValue.Of("vanilla")), x], 5)
                : new([new("model", ParameterValue.Of("sparse")), x, new("l1_weight", ParameterValue.Of(weight))], weight);
        }
    }

    [Fact]
    public void Of_TrialsWithoutVariance_GivesZeros() => Assert.All(
        ImportanceAnalysis.Of(ImportanceTable.Space, Smaller, [.. ImportanceTable.Rows(30).Select(row => row with { Value = 1 })]),
        one => Assert.Equal((0, 0), (one.Fanova, one.RankCorrelation ?? 0)));

    [Theory]
    [InlineData(1, false)]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Of_FewTrials_AreUnreliable(int rows, bool isReliable) => Assert.All(
        ImportanceAnalysis.Of(ImportanceTable.Space, Smaller, ImportanceTable.Rows(rows)),
        one => Assert.Equal((rows, isReliable), (one.Trials, one.IsReliable)));

    [Fact]
    public void Of_NoTrial_GivesNothing() => Assert.Empty(ImportanceAnalysis.Of(ImportanceTable.Space, Smaller, []));
}
