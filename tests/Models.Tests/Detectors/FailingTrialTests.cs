using Orchestrator.Models.Data;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Detectors;

/// <summary>Trials that fail on digits, and slow ones that do not.</summary>
public sealed class FailingTrialTests
{
    private static readonly ImageDataSet Digits =
        DataSetLoader.Load(new("digits") { DigitsTrainCount = 2_000, DigitsTestCount = 100, DigitsSeed = 7 });

    [Theory]
    [InlineData("convolutional", "loss=mse;batch_size=40;learning_rate=0.01")]
    [InlineData("sparse", "l1_weight=0.1;batch_size=40")]
    public void TrainEpoch_ModelThatDies_IsNamed(string model, string parameters)
    {
        var failure = Assert.Throws<TrainingException>(() => Train(model, parameters, 4));

        Assert.Equal((TrainingFailure.DeadModel, 3), (failure.Kind, failure.Epoch));
        Assert.EndsWith("(epoch 3).", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainEpoch_RateFarTooHigh_FailsWithoutNaN()
    {
        var failure = Assert.Throws<TrainingException>(() => Train("vanilla", "learning_rate=0.1;batch_size=40", 8));

        // Which of the two depends on how many units die on the way.
        Assert.Contains(failure.Kind, new[] { TrainingFailure.Diverged, TrainingFailure.DeadModel });
        Assert.DoesNotContain("NaN", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainEpoch_DivergenceFarTooDear_IsPosteriorCollapse()
    {
        var failure = Assert.Throws<TrainingException>(() => Train("vae", "beta=100;batch_size=40", 12));

        Assert.Equal(TrainingFailure.PosteriorCollapse, failure.Kind);
    }

    [Theory]
    [InlineData("vae", "learning_rate=0.00001")]
    [InlineData("vae", "beta=20;learning_rate=0.003")]
    [InlineData("vae", "optimizer=sgd;learning_rate=0.0001")]
    [InlineData("vanilla", "optimizer=sgd;learning_rate=0.001")]
    [InlineData("vanilla", "learning_rate=0.00001")]
    [InlineData("vanilla", "learning_rate=0.0001;code_size=4")]
    [InlineData("contractive", "learning_rate=0.0001")]
    [InlineData("denoising", "noise_level=1")]
    [InlineData("vanilla", "learning_rate=0.03")]
    public void TrainEpoch_SlowOrLossyModel_GoesOn(string model, string parameters) => Train(model, parameters + ";batch_size=64", 12);

    [Fact]
    public void TrainEpoch_ResumedBeforeItsFailure_FailsAtTheSameEpoch()
    {
        const string Parameters = "l1_weight=0.1;batch_size=40";
        using var first = SmallData.Create("sparse", Parameters, data: Digits);
        first.TrainEpoch(null, TestContext.Current.CancellationToken);
        first.TrainEpoch(null, TestContext.Current.CancellationToken);
        using var state = new MemoryStream();
        first.SaveState(state);
        state.Position = 0;
        using var second = SmallData.Create("sparse", Parameters, data: Digits);
        second.LoadState(state);

        var failure = Assert.Throws<TrainingException>(() => first.TrainEpoch(null, TestContext.Current.CancellationToken));
        var again = Assert.Throws<TrainingException>(() => second.TrainEpoch(null, TestContext.Current.CancellationToken));

        Assert.Equal((failure.Kind, failure.Epoch, failure.Message), (again.Kind, again.Epoch, again.Message));
    }

    private static void Train(string model, string parameters, int epochs)
    {
        using var trainer = SmallData.Create(model, parameters, data: Digits);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            trainer.TrainEpoch(null, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void TrainEpoch_CodeWithDeadUnits_IsWarnedOfFromEpochThree()
    {
        using var trainer = SmallData.Create("vanilla", "learning_rate=0.03;batch_size=40", data: Digits);

        var warnings = Enumerable.Range(1, 4).Select(_ => trainer.TrainEpoch(null, TestContext.Current.CancellationToken).Warnings).ToList();

        Assert.Empty(warnings[1]);
        Assert.Equal(TrainingWarningKind.DeadUnits, Assert.Single(warnings[2]).Kind);
        Assert.EndsWith("of the code's units are 0 for every image.", warnings[3][0].Message, StringComparison.Ordinal);
    }
}
