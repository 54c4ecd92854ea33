using System.Runtime.Intrinsics;
using Orchestrator.Models.Fast;

namespace Orchestrator.Models.Tests.Fast;

public sealed class VectorMathTests
{
    [Fact]
    public void Exp_AcrossItsRange_KeepsItsBound() =>
        WithinBound(-86.9, 86.9, VectorMath.Exp, Math.Exp, (_, exact) => 3e-7 * exact);

    [Fact]
    public void Sigmoid_AcrossItsRange_KeepsItsBound() =>
        WithinBound(-86.9, 86.9, VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), (_, exact) => 5e-7 * exact);

    [Fact]
    public void Log_FractionsAndMore_KeepsItsBound()
    {
        WithinBound(1e-7, 2, VectorMath.Log, Math.Log, (_, exact) => 2e-7 * Math.Max(Math.Abs(exact), 0.35));
        WithinBound(2, 1e7, VectorMath.Log, Math.Log, (_, exact) => 2e-7 * exact);
    }

    [Fact]
    public void SinCos_OneTurn_KeepsItsBound()
    {
        WithinBound(-0.5, 0.5, x => VectorMath.SinCos(x).Sin, x => Math.Sin(2 * Math.PI * x), (_, _) => 3e-7);
        WithinBound(-0.5, 0.5, x => VectorMath.SinCos(x).Cos, x => Math.Cos(2 * Math.PI * x), (_, _) => 3e-7);
    }

    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, 1)]
    [InlineData(1000, 1)]
    public void Sigmoid_NoOrdinaryNumber_GivesWhatItShould(float x, float expected) =>
        Assert.Equal(expected, VectorMath.Sigmoid(Vector256.Create(x))[3]);

    private static void WithinBound(
        double from, double to, Func<Vector256<float>, Vector256<float>> function, Func<double, double> exact, Func<double, double, double> bound)
    {
        for (var i = 0; i < 100_000; i++)
        {
            var x = (float)(from + (to - from) * i / 100_000);
            var expected = exact(x);
            var error = Math.Abs(function(Vector256.Create(x))[i % 8] - expected);
            Assert.True(error <= bound(x, expected), $"{x}: {expected}, off by {error}");
        }
    }
}
