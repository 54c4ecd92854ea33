using Orchestrator.Models.Losses;
using Orchestrator.Models.Tests.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Losses;

public sealed class LossTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void MeanSquaredError_TinyCase_IsTheMeanOverPixelsAndImages()
    {
        var logits = tensor(new[] { 0f, 0, 0, 0 }, 2, 2);
        var target = tensor(new[] { 0.5f, 1, 0, 0.25f }, 2, 2);

        Assert.Equal((0 + 0.25 + 0.25 + 0.0625) / 4, new MeanSquaredError().Train(logits, target).item<float>(), 1e-7);
    }

    [Fact]
    public void BinaryCrossEntropy_TinyCase_IsTheMeanOverPixelsAndImages()
    {
        var logits = tensor(new[] { 2f, -1 }, 1, 2);
        var target = tensor(new[] { 1f, 0.25f }, 1, 2);
        double p = Sigmoid(2), q = Sigmoid(-1);
        var expected = (-Math.Log(p) - 0.25 * Math.Log(q) - 0.75 * Math.Log(1 - q)) / 2;

        Assert.Equal(expected, new BinaryCrossEntropy().Train(logits, target).item<float>(), 1e-6);
        Assert.Equal(expected, new BinaryCrossEntropy().Report(logits, target).item<float>(), 1e-6);
    }

    [Fact]
    public void BinaryCrossEntropy_FarOff_IsReportedWithProbabilitiesClipped()
    {
        var (logits, target) = (Constant.Of(-1000, 1, 2), ones(1, 2));

        Assert.Equal(1000, new BinaryCrossEntropy().Train(logits, target).item<float>(), 1e-3);
        Assert.Equal(-Math.Log(1e-7), new BinaryCrossEntropy().Report(logits, target).item<float>(), 1e-4);
    }

    [Fact]
    public void ActivityPenalty_TinyCase_IsDividedByTheBatchOnly()
    {
        var code = tensor(new[] { 1f, 2, 3, -4, 5, 6 }, 3, 2);

        Assert.Equal(0.1 * 21 / 3, new ActivityPenalty(0.1, 2).Of(new([zeros(1), code], zeros(1))).item<float>(), 1e-6);
    }

    [Fact]
    public void Real_LabelSmoothing_LowersTheLabelOfRealImagesOnly()
    {
        var logits = tensor(new[] { 2f }, 1, 1);
        var p = Sigmoid(2);

        Assert.Equal(-Math.Log(p), GanLosses.Real(logits, 0).item<float>(), 1e-6);
        Assert.Equal(-0.9 * Math.Log(p) - 0.1 * Math.Log(1 - p), GanLosses.Real(logits, 0.1).item<float>(), 1e-6);
        Assert.Equal(-Math.Log(1 - p), GanLosses.Fake(logits).item<float>(), 1e-6);
    }

    [Fact]
    public void GeneratorLosses_TinyCase_AreThoseOfGoodfellow()
    {
        var logits = tensor(new[] { 2f, -1 }, 2, 1);

        Assert.Equal(-(Math.Log(Sigmoid(2)) + Math.Log(Sigmoid(-1))) / 2, GanLosses.NonSaturating(logits).item<float>(), 1e-6);
        Assert.Equal((Math.Log(1 - Sigmoid(2)) + Math.Log(1 - Sigmoid(-1))) / 2, GanLosses.Saturating(logits).item<float>(), 1e-6);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
