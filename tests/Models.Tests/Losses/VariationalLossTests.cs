using Orchestrator.Models.Losses;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tests.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Losses;

public sealed class VariationalLossTests : IDisposable
{
    private readonly Generator _random = new(5, CPU);
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _random.Dispose();
    }

    [Theory]
    [InlineData("bce", 2, 784 * 0.69314718)]
    [InlineData("mse", 3, 784 * 0.25)]
    public void Train_TinyCase_SumsOverPixelsAndAveragesOverImages(string loss, double beta, double reconstruction)
    {
        // Divergences 1/2 x 2^2 of one image and 0 of the other; logits 0 against black.
        var code = new CodeDistribution(tensor(new[] { 2f, 0 }, 2, 1), zeros(2, 1));
        var variational = new VariationalLoss(ReconstructionLosses.Find(loss), beta);

        var value = variational.Train(zeros(2, 784), code, zeros(2, 784)).item<float>();

        Assert.Equal(reconstruction + beta * 1, value, 1e-3);
    }

    [Fact]
    public void Report_FarOff_ClipsProbabilities()
    {
        var code = new CodeDistribution(zeros(1, 1), zeros(1, 1));
        var loss = new VariationalLoss(ReconstructionLosses.Find("bce"), 1);

        Assert.Equal(784 * -Math.Log(1e-7), loss.Report(Constant.Of(-1000, 1, 784), code, ones(1, 784)).item<float>(), 0.1);
    }

    [Fact]
    public void Train_Gradient_AgreesWithFiniteDifferences()
    {
        var network = new VariationalAutoencoder(6, new(_random));
        var images = rand(8, 784, generator: _random);
        var noise = randn(8, 6, generator: _random);
        var loss = new VariationalLoss(ReconstructionLosses.Find("bce"), 3);

        Tensor Loss()
        {
            var code = network.Encode(images);
            return loss.Train(network.Decode(code.Sample(noise)), code, images);
        }

        var slopes = Slopes.Of(Loss, [.. network.parameters()], 0.02, _random).ToList();

        Assert.Equal(10, slopes.Count);
        Assert.All(slopes, slope => Assert.Equal(slope.Gradient, slope.Difference, 0.03 * Math.Abs(slope.Gradient) + 0.05));
    }
}
