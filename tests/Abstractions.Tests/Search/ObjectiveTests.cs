using Orchestrator.Abstractions.Search;
using static Orchestrator.Abstractions.Search.ObjectiveDirection;

namespace Orchestrator.Abstractions.Tests.Search;

public class ObjectiveTests
{
    [Theory]
    [InlineData(Minimize, 1, 2, -1)]
    [InlineData(Maximize, 1, 2, 1)]
    [InlineData(Minimize, double.PositiveInfinity, double.NaN, -1)]
    [InlineData(Maximize, double.NegativeInfinity, double.NaN, -1)]
    [InlineData(Minimize, double.NaN, 0, 1)]
    [InlineData(Maximize, double.NaN, double.NaN, 0)]
    public void Compare_TwoValues_PutsTheBetterFirstAndNaNLast(ObjectiveDirection direction, double left, double right, int sign) =>
        Assert.Equal(sign, Math.Sign(new Objective("mse", direction).Compare(left, right)));
}
