using Orchestrator.Models.Data;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tests.Data;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Metrics;

/// <summary>What the mean image and the images themselves score on MNIST's test images; on digits where MNIST is not at hand.</summary>
public sealed class MnistMetricTests : IDisposable
{
    private static readonly bool IsMnist = RealData.Folder() is not null;
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _test;
    private readonly Tensor _mean;

    public MnistMetricTests()
    {
        var data = DataSetLoader.Load(IsMnist ? new("mnist") { DataDirectory = RealData.Folder() } : new("digits"));
        _test = ResidentImages.Of(data.Test);
        _mean = ResidentImages.Of(data.Train).mean([0L]).expand(_test.shape[0], -1).contiguous();
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void MeanImage_Reconstruction_ScoresAsPublished()
    {
        var (error, bce, ssim) = Measure(_mean);

        Assert.InRange(error, IsMnist ? 0.0674 : 0.02, IsMnist ? 0.0676 : 0.15);
        Assert.InRange(bce, IsMnist ? 0.2624 : 0.1, IsMnist ? 0.2626 : 0.5);
        Assert.InRange(ssim, IsMnist ? 0.1175 : 0.02, IsMnist ? 0.1190 : 0.4);
    }

    [Fact]
    public void Images_AsTheirOwnReconstruction_LeaveTheFloorOfGreyPixels()
    {
        var (error, bce, ssim) = Measure(_test);

        Assert.Equal(0, error);
        Assert.InRange(bce, IsMnist ? 0.0580 : 0, IsMnist ? 0.0582 : 0.15);
        Assert.Equal(1, ssim, 1e-6);
    }

    private (double Error, double CrossEntropy, double Similarity) Measure(Tensor output)
    {
        var (entropy, similarity) = (new PixelCrossEntropy(), new StructuralSimilarity());
        var chunk = Chunks.Of(output, _test);
        entropy.Add(chunk);
        similarity.Add(chunk);
        return (ImageErrors.SquaredPerImage(output, _test).mean().item<double>(), entropy.Value, similarity.Value);
    }
}
