using Orchestrator.Dashboard.Exploring;

namespace Orchestrator.Dashboard.Tests.Exploring;

public sealed class HeatAxesTests
{
    private static readonly ExploreAxis Rate = Axis("rate", 1, 2, 3, 4);
    private static readonly ExploreAxis Sparsity = Axis("sparsity", 1, 2, null, null);
    private static readonly ExploreAxis Noise = Axis("noise", null, null, 1, 2);
    private static readonly ExploreAxis Size = Axis("size", 8, 16, 8, 16);

    [Fact]
    public void Choose_ImportantOnesThatNoTrialHasTogether_TakesTheNextThatMostHave() =>
        Assert.Equal(("rate", "size"), HeatAxes.Choose([Sparsity, Noise, Rate, Size], null, null));

    [Fact]
    public void Choose_NoTwoThatMostTrialsHave_TakesWhatMostHaveTogether() =>
        Assert.Equal(("sparsity", "rate"), HeatAxes.Choose([Noise, Sparsity, Axis("rate", 1, 2, 3, null)], null, null));

    [Fact]
    public void Choose_OneAsked_FindsTheOther()
    {
        Assert.Equal(("size", "rate"), HeatAxes.Choose([Sparsity, Rate, Size], "size", null));
        Assert.Equal(("rate", "size"), HeatAxes.Choose([Sparsity, Rate, Size], null, "size"));
    }

    [Fact]
    public void Choose_BothAsked_AreTakenAsTheyAre() =>
        Assert.Equal(("sparsity", "noise"), HeatAxes.Choose([Rate, Size, Sparsity, Noise], "sparsity", "noise"));

    [Fact]
    public void Choose_NoTwoThatAnyTrialHasTogether_IsNone() => Assert.Equal((null, null), HeatAxes.Choose([Sparsity, Noise], null, null));

    [Fact]
    public void Choose_OneParameter_IsNone() => Assert.Equal((null, null), HeatAxes.Choose([Rate], null, null));

    private static ExploreAxis Axis(string name, params double?[] values) => ExploreAxis.Of(name, name, values, false);
}
