using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Tests.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Metrics;

public sealed class MetricTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Psnr_KnownErrors_AreInDecibels()
    {
        var psnr = ImageErrors.Psnr(tensor(new[] { 1.0, 0.01, 1e-30 })).data<double>().ToArray();

        Assert.Equal([0, 20, 100], psnr.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void Of_TwoImages_AveragesPsnrPerImage()
    {
        var target = zeros(2, 784);
        var output = cat([Constant.Of(0.1, 1, 784), Constant.Of(0.01, 1, 784)]);

        var figures = ReconstructionFigures.Of(output, target, tensor(new[] { 0f, 2, -2, 1e-7f }, 2, 2));

        Assert.Equal((0.01 + 0.0001) / 2, figures.SquaredError, 1e-8);
        Assert.Equal(30, figures.Psnr, 1e-4);
        Assert.Equal(1, figures.MeanCode, 1e-6);
        Assert.Equal(0.5, figures.ZeroFraction, 1e-6);
    }

    [Fact]
    public void Of_OutputBeyondWhite_IsClamped() =>
        Assert.Equal(0, ReconstructionFigures.Of(Constant.Of(3, 1, 784), ones(1, 784), ones(1, 1)).SquaredError);

    [Fact]
    public void Value_UnequalChunks_AreWeighted()
    {
        var mean = new ReconstructionMean();
        mean.Add(new(1, 2, 3, 4, 5), 3);
        mean.Add(new(5, 6, 7, 8, 9), 1);

        Assert.Equal(new ReconstructionFigures(2, 3, 4, 5, 6), mean.Value);
    }
}
