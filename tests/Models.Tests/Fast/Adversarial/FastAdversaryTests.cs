using Orchestrator.Models.Gans;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Fast.Adversarial;

/// <summary>The fast way of training against torch's modules and gradients, on a last batch that is short.</summary>
public sealed class FastAdversaryTests
{
    private const string SlowRates = ";generator_learning_rate=0.000001;discriminator_learning_rate=0.000001";

    [Theory]
    [InlineData("")]
    [InlineData("noise=uniform;label_smoothing=0.1;noise_size=10")]
    [InlineData("generator_loss_kind=saturating;batch_size=37")]
    public void TrainEpoch_SlowRates_AgreesWithEagerAfterAHundredSteps(string parameters) => Compare(parameters + SlowRates, 13);

    [Theory]
    [InlineData("")]
    [InlineData("noise=uniform;label_smoothing=0.1;noise_size=10")]
    [InlineData("generator_loss_kind=saturating;batch_size=146")]
    public void TrainEpoch_UsualRates_AgreesWithEagerAfterAnEpoch(string parameters) => Compare(parameters, 1);

    /// <summary>
    /// At the usual rates two networks play against each other in a way that makes of any difference a large one: of a change of all
    /// weights in their last bit, too. So that is what a hundred steps are compared with.
    /// </summary>
    [Theory]
    [InlineData("", 8)]
    [InlineData("batch_size=149", 8)]
    public void TrainEpoch_UsualRates_IsAsNearToEagerAsEagerWithOtherLastBits(string parameters, int epochs)
    {
        var expected = Train(parameters, isEager: true, epochs).Weights;
        var perturbed = Train(parameters, isEager: true, epochs, Deviation.ChangeLastBits).Weights;
        var weights = Train(parameters, isEager: false, epochs).Weights;

        Assert.InRange(Deviation.Of(weights, expected), 0, 3 * Deviation.Of(perturbed, expected));
    }

    [Fact]
    public void TrainEpoch_Twice_HasTheSameBits() => Assert.Equal(Train("", false, 2).Weights, Train("", false, 2).Weights);

    [Fact]
    public void LoadState_OfTheOtherWay_GoesOn()
    {
        using var fast = Create("", isEager: false);
        using var eager = Create("", isEager: true);
        using var state = new MemoryStream();
        fast.TrainEpoch(null, TestContext.Current.CancellationToken);
        fast.SaveState(state);
        state.Position = 0;

        eager.LoadState(state);

        Assert.Equal(Deviation.Weights(fast), Deviation.Weights(eager));
        fast.TrainEpoch(null, TestContext.Current.CancellationToken);
        eager.TrainEpoch(null, TestContext.Current.CancellationToken);
        Assert.InRange(Deviation.Of(Deviation.Weights(fast), Deviation.Weights(eager)), 0, 1e-5);
    }

    [Fact]
    public void Step_FastPath_AllocatesNothing()
    {
        var values = SmallData.Parse("");
        var request = new TrainerRequest("gan", values, SmallData.Digits, new(1, 0), new("gaussian", 0.3));

        Assert.InRange(Deviation.AllocatedInSteps(GanTrainer.CreateModel(request, new GanOptions(values), isEager: false), 8), 0, 1_600);
    }

    private static void Compare(string parameters, int epochs) =>
        Deviation.AssertAgree(Train(parameters, isEager: false, epochs), Train(parameters, isEager: true, epochs));

    private static ITrainer Create(string parameters, bool isEager)
    {
        var values = SmallData.Parse(parameters);
        TrainerRequest request = new("gan", values, SmallData.Digits, new(1, 0), new("gaussian", 0.3));
        return GanTrainer.Create(request, new GanOptions(values), isEager);
    }

    private static (float[] Weights, IReadOnlyList<KeyValuePair<string, double>> Metrics) Train(
        string parameters, bool isEager, int epochs, Action<ITrainer>? change = null) =>
        Deviation.After(epochs, Create(parameters, isEager), change);
}
