using Orchestrator.Models.Optimizers;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Optimizers;

public sealed class OptimizerTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1e-4, 0.969)]
    [InlineData(1e-6, 0.240)]
    [InlineData(1e-7, 0.031)]
    public void Adam_FirstStepOfASmallGradient_IsKerasShareOfTheRate(double gradient, double share)
    {
        var weight = zeros(1);
        using var adam = new Adam([weight], 1e-3);

        adam.Step([tensor(new[] { (float)gradient })]);

        Assert.Equal(-share, weight.item<float>() / 1e-3, 5e-4);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    public void Adam_ManySteps_FollowTheFormula(double beta1)
    {
        double m = 0, v = 0, expected = 1;
        var weight = ones(1);
        using var adam = new Adam([weight], 0.01, beta1);

        for (var t = 1; t <= 20; t++)
        {
            var gradient = Math.Sin(t);
            m = beta1 * m + (1 - beta1) * gradient;
            v = 0.999 * v + 0.001 * gradient * gradient;
            expected -= 0.01 * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(beta1, t)) * m / (Math.Sqrt(v) + 1e-7);
            adam.Step([tensor(new[] { (float)gradient })]);
        }

        Assert.Equal(expected, weight.item<float>(), 1e-5);
        Assert.Equal(20, adam.Steps);
    }

    [Fact]
    public void Sgd_Step_IsRateTimesGradient() => Assert.Equal(1 - 0.1 * 0.5, AfterTwo("sgd", 0.1, 0.5f, 0), 1e-6);

    [Fact]
    public void RmsProp_TwoSteps_FollowTheFormula()
    {
        var v1 = 0.1 * 0.25;
        var v2 = 0.9 * v1 + 0.1 * 4;
        var expected = 1 - 0.1 * 0.5 / Math.Sqrt(v1 + 1e-7) - 0.1 * 2 / Math.Sqrt(v2 + 1e-7);

        Assert.Equal(expected, AfterTwo("rmsprop", 0.1, 0.5f, 2), 1e-6);
    }

    [Fact]
    public void Adadelta_TwoSteps_FollowTheFormula()
    {
        var s1 = 0.05 * 0.25;
        var d1 = 0.5 * Math.Sqrt(1e-7) / Math.Sqrt(s1 + 1e-7);
        var u1 = 0.05 * d1 * d1;
        var s2 = 0.95 * s1 + 0.05 * 4;
        var d2 = 2 * Math.Sqrt(u1 + 1e-7) / Math.Sqrt(s2 + 1e-7);

        Assert.Equal(1 - d1 - d2, AfterTwo("adadelta", 1, 0.5f, 2), 1e-6);
    }

    [Fact]
    public void Create_UnknownName_IsRefused() =>
        Assert.Throws<ArgumentException>(() => OptimizerFactory.Create(new("lion", 1), []));

    private static double AfterTwo(string name, double rate, params float[] gradients)
    {
        var weight = ones(1);
        using var optimizer = OptimizerFactory.Create(new(name, rate), [weight]);
        foreach (var gradient in gradients)
        {
            optimizer.Step([tensor(new[] { gradient })]);
        }

        return weight.item<float>();
    }
}
