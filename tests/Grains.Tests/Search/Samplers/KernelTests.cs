using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Samplers.Gp;
using Orchestrator.Grains.Search.Samplers.Sobol;
using Orchestrator.Grains.Search.Samplers.Tpe;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class KernelTests
{
    private static readonly Bins Ranks = new(new RankColumn("a", [ParameterValue.Of(1L), ParameterValue.Of(2L), ParameterValue.Of(9L)]));
    private static readonly Bins Numbers = new(new ContinuousColumn("a", new RangeDomain(0, 1, IsInteger: false, IsLog: false, Step: null)));
    private static readonly Bins Categories = new(new CategoryColumn("a", [.. "abcd".Select(letter => ParameterValue.Of($"{letter}"))]));

    // Worked out from the normal distribution's probabilities of thirds about 0.5, with a deviation of 0.2.
    [Fact]
    public void Normal_ThreeLevels_HasTheProbabilitiesOfTheirCells()
    {
        var kernel = new NormalBinKernel(Ranks, 0.2);

        Assert.Equal(0.6028299829577356, kernel.Ratio(1, 1) / 3, 1e-12);
        Assert.Equal(0.19858500852113214, kernel.Ratio(0, 1) / 3, 1e-12);
        Assert.Equal(3, Enumerable.Range(0, 3).Sum(bin => kernel.Ratio(bin, 0)), 1e-12);
        Assert.Equal([kernel.Ratio(2, 0), kernel.Ratio(2, 1), kernel.Ratio(2, 2), 1], kernel.Row(2).ToArray());
    }

    [Fact]
    public void Category_OneOfFour_HasItsOwnWeightAndAShareOfTheRest()
    {
        var kernel = new CategoryBinKernel(Categories, 0.2);

        Assert.Equal(0.8 + (0.2 / 4), kernel.Ratio(1, 1) / 4, 1e-12);
        Assert.Equal(0.2 / 4, kernel.Ratio(0, 1) / 4, 1e-12);
        Assert.Equal([kernel.Ratio(3, 0), kernel.Ratio(3, 1), kernel.Ratio(3, 2), kernel.Ratio(3, 3), 1], kernel.Row(3).ToArray());
    }

    [Fact]
    public void Quantile_Shares_FindTheirBins()
    {
        var kernel = new CategoryBinKernel(Categories, 0.2);

        Assert.Equal([0, 1, 1, 2, 3, 3], new[] { 0.049, 0.051, 0.89, 0.91, 0.96, 0.9999999 }.Select(unit => kernel.Quantile(1, unit)));
    }

    [Fact]
    public void Density_TruncatedNormal_IsNormalOverTheMassInside()
    {
        var normal = new TruncatedNormal(0.1, 0.25);

        Assert.Equal(1.7683996502365311, normal.Density(0.3), 1e-9);
        Assert.Equal(0.2115056744902117, normal.Quantile(0.5), 1e-9);
        Assert.InRange(normal.Quantile(0.9999999999), 0.9, 1);
        Assert.Equal(0, normal.Quantile(0), 1e-9);
    }

    // 0.2 n^(-1 / (d + 4)) about levels, as Optuna's multivariate estimator has it; 0.07 in its place about numbers.
    [Fact]
    public void Of_EightResultsInFourColumns_IsTheRuleOfScott()
    {
        Assert.Equal(0.15422108254079409, Bandwidths.Of(Ranks, 8, 4, new()), 1e-12);
        Assert.Equal(0.35 * 0.15422108254079409, Bandwidths.Of(Numbers, 8, 4, new()), 1e-12);
        Assert.Equal(1.0 / 9, Bandwidths.Of(Categories, 8, 4, new()), 1e-12);
        Assert.Equal(0.01, Bandwidths.Of(Ranks, 1_000_000, 1, new() { LevelBandwidth = 0.02 }), 1e-12);
    }

    [Theory]
    [InlineData(0.3, 0.5, 0.1, -2.160916981785529)]
    [InlineData(8, 1, 0, -37.122364261693)]
    [InlineData(5, 1, 0, -16.744301162661053)]
    public void Log_ExpectedImprovement_IsExactFarOutToo(double mean, double deviation, double best, double expected) =>
        Assert.Equal(expected, ExpectedImprovement.Log(mean, deviation, best), 1e-6);

    [Fact]
    public void Log_ExpectedImprovementWhereItUnderflows_StillFalls()
    {
        double[] logarithms = [.. new[] { 19.9, 20.1, 40, 80, 1e6 }.Select(mean => ExpectedImprovement.Log(mean, 1, 0))];

        Assert.All(logarithms, logarithm => Assert.True(double.IsFinite(logarithm)));
        Assert.Equal(logarithms.OrderDescending(), logarithms);
    }

    [Fact]
    public void Correlation_Matern_FallsFromOneWithItsSlope()
    {
        Assert.Equal(1, Matern.Correlation(0));
        Assert.Equal(0.7069426819040978, Matern.Correlation(0.49), 1e-12);
        Assert.Equal((Matern.Correlation(0.49001) - Matern.Correlation(0.48999)) / 2e-5, Matern.Slope(0.49), 1e-8);
    }

    [Fact]
    public void Invert_PositiveDefinite_GivesInverseAndDeterminant()
    {
        var (inverse, logDeterminant) = PositiveDefinite.Invert([4, 2, 0.6, 2, 5, 1, 0.6, 1, 3], 3);

        Assert.Equal(Math.Log((4 * (15 - 1)) - (2 * (6 - 0.6)) + (0.6 * (2 - 3))), logDeterminant, 1e-12);
        Assert.Equal(1, (4 * inverse[0]) + (2 * inverse[3]) + (0.6 * inverse[6]), 1e-12);
        Assert.Equal(0, (4 * inverse[1]) + (2 * inverse[4]) + (0.6 * inverse[7]), 1e-12);
        Assert.Equal(inverse[5], inverse[7]);
    }

    [Fact]
    public void Evaluate_Posterior_HasTheGradientOfItsScore()
    {
        var space = new ColumnSpace(Spaces.Create(Spaces.ByName["ordinary"]));
        double[][] points = [.. Enumerable.Range(0, 12).Select(index => new SobolPoints(space).At(index))];
        double[] losses = [.. points.Select((point, index) => Math.Sin(index) + point.Where(double.IsFinite).Sum())];
        var posterior = new Posterior(new SquaredDistances(space), points, StandardLosses.Of(losses));
        double[] at = [.. Enumerable.Range(0, space.Count + 2).Select(place => 0.1 * (place - 4))];
        var gradient = posterior.Evaluate(Hyperparameters.FromLogarithms(at)).Gradient;
        for (var place = 0; place < at.Length; place++)
        {
            double Score(double move) => posterior.Evaluate(Hyperparameters.FromLogarithms(
                [.. at.Select((value, index) => index == place ? value + move : value)])).Score;

            Assert.Equal((Score(1e-5) - Score(-1e-5)) / 2e-5, gradient[place], 1e-4);
        }
    }
}
