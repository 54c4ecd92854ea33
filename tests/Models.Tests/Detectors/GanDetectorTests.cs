using Orchestrator.Models.Detectors;
using Orchestrator.Models.Tests.Tensors;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Detectors;

public sealed class GanDetectorTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(3, 0.063, 0.99, 16.3, true)]
    [InlineData(2, 0.063, 0.99, 16.3, false)]
    [InlineData(3, 0.11, 0.99, 16.3, false)]
    [InlineData(3, 0.063, 0.98, 16.3, false)]
    [InlineData(3, 0.063, 0.99, 4.9, false)]
    [InlineData(3, 0.55, 0.73, 1.02, false)]
    public void DiscriminatorWon_LossesOfAnEpoch_NeedAllThree(int epoch, double loss, double accuracy, double generatorLoss, bool isFound) =>
        Assert.Equal(
            isFound ? TrainingFailure.DiscriminatorWon : null,
            DiscriminatorWonDetector.Find(new(epoch, 3_000, loss, accuracy, generatorLoss))?.Failure);

    // The first five as measured on MNIST: collapsed twice, noise of size 2, sound at epoch 3, real images.
    [Theory]
    [InlineData(0.94, 3, 10, 1.2, true)]
    [InlineData(1, 2, 10, 1.7, true)]
    [InlineData(0.98, 9, 10, 0.46, false)]
    [InlineData(0.05, 8, 10, 0.4, false)]
    [InlineData(0, 10, 10, 0, false)]
    [InlineData(0.6, 5, 10, 0.7, true)]
    [InlineData(0.6, 6, 10, 0.99, false)]
    [InlineData(0.6, 6, 10, 1.01, true)]
    [InlineData(0.5, 1, 10, 2.3, false)]
    [InlineData(0.9, 2, 3, 0.4, false)]
    public void ModeCollapse_ClassesAndTwins_NeedBoth(double duplicates, int modes, int realModes, double divergence, bool isFound) =>
        Assert.Equal(
            isFound ? TrainingFailure.ModeCollapse : null,
            ModeCollapseDetector.Find(new ModeEvidence(duplicates, modes, realModes, divergence))?.Failure);

    [Theory]
    [InlineData(0.94, 5, true)]
    [InlineData(0.5, 5, false)]
    [InlineData(0.98, 8.1, false)]
    [InlineData(0.05, 7, false)]
    public void ModeCollapse_Spread_NeedsTwinsAndNearness(double duplicates, double distance, bool isFound) =>
        Assert.Equal(isFound ? TrainingFailure.ModeCollapse : null, ModeCollapseDetector.Find(new SampleSpread(duplicates, distance))?.Failure);

    [Theory]
    [InlineData(3, 2_814, true)]
    [InlineData(5, 315, false)]
    [InlineData(2, 2_814, false)]
    public void ModeCollapse_FewSteps_AreNotJudged(int epoch, long steps, bool isRipe) =>
        Assert.Equal(isRipe, ModeCollapseDetector.IsRipe(epoch, steps));

    [Fact]
    public void Spread_TwoTwinsAndALoner_IsMeasuredOverAllPairs()
    {
        // Distances: 28 x 0.01 = 0.28 between the twins, 28 and 28 x 0.99 to the third.
        var spread = SampleSpread.Of(cat([zeros(1, 784), Constant.Of(0.01, 1, 784), ones(1, 784)]));

        Assert.Equal(2.0 / 3, spread.Duplicates, 1e-9);
        Assert.Equal((0.28 + 28 + 27.72) / 3, spread.MeanDistance, 1e-2);
    }

    [Fact]
    public void Examine_OneClassOverAndOver_IsModeCollapse()
    {
        var finding = GanWatch.Examine(3, 3_000, With(1, 1, 2.3), [0, 1, 2], _ => throw new InvalidOperationException("drawn"));

        Assert.Equal(TrainingFailure.ModeCollapse, finding?.Failure);
        Assert.Contains("1 of 3 classes", finding?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_RealImagesOfOneClass_AreJudgedByDistances()
    {
        Assert.NotNull(GanWatch.Examine(3, 3_000, With(1, 1, 0), [7, 7], count => Constant.Of(0.3, count, 784)));
        Assert.Null(GanWatch.Examine(3, 3_000, With(1, 1, 0), [7, 7], count => cat([zeros(count / 2, 784), ones(count - count / 2, 784)])));
    }

    [Fact]
    public void Examine_YoungTrial_DrawsNothing() =>
        Assert.Null(GanWatch.Examine(3, 300, With(1, 1, 2.3), [0, 1], _ => throw new InvalidOperationException("drawn")));

    private static KeyValuePair<string, double>[] With(double duplicates, int modes, double divergence) =>
    [
        new("generator_loss", 1), new("discriminator_loss", 0.55), new("discriminator_accuracy", 0.7),
        new("duplicates", duplicates), new("modes", modes), new("class_kl", divergence),
    ];

    [Theory]
    [InlineData(3, 0.31, true)]
    [InlineData(2, 0.31, false)]
    [InlineData(3, 0.29, false)]
    public void FindWarnings_ClassesFarFromTheRealOnes_AreFewModes(int epoch, double divergence, bool isFound) => Assert.Equal(
        isFound ? [TrainingWarningKind.FewModes] : [],
        GanWatch.FindWarnings(epoch, [new("class_kl", divergence)]).Select(warning => warning.Kind));
}
