using Orchestrator.Models.Fast.Adversarial.Dcgan;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Fast.Adversarial.Dcgan;

/// <summary>The fast way of training against torch's modules and gradients, on a last batch that is short.</summary>
public sealed class FastDcganTests
{
    private const string SlowRates = ";generator_learning_rate=0.000001;discriminator_learning_rate=0.000001";

    [Theory]
    [InlineData("")]
    [InlineData("width=5;noise=uniform;label_smoothing=0.1;noise_size=10;batch_size=37")]
    [InlineData("width=32;generator_loss_kind=saturating", 2)]
    public void TrainEpoch_SlowRates_AgreesWithEager(string parameters, int epochs = 13) => Compare(parameters + SlowRates, epochs);

    /// <summary>
    /// At the usual rates Adam makes steps of whole size of gradients that are little more than rounding, and two networks that play
    /// against each other make of any difference a large one: of a change of all weights in their last bit, too. So that is what one epoch
    /// and a hundred steps are compared with.
    /// </summary>
    [Theory]
    [InlineData("batch_size=100", 1)]
    [InlineData("width=6;generator_loss_kind=saturating;batch_size=146", 1)]
    [InlineData("", 13)]
    [InlineData("width=3;batch_size=37", 12)]
    public void TrainEpoch_UsualRates_IsAsNearToEagerAsEagerWithOtherLastBits(string parameters, int epochs)
    {
        var expected = Train(parameters, isEager: true, epochs).Weights;
        var perturbed = Train(parameters, isEager: true, epochs, Deviation.ChangeLastBits).Weights;
        var weights = Train(parameters, isEager: false, epochs).Weights;

        Assert.InRange(Deviation.Of(weights, expected), 0, 3 * Deviation.Of(perturbed, expected));
    }

    [Fact]
    public void TrainEpoch_Twice_HasTheSameBits() =>
        Assert.Equal(Train("width=6", isEager: false, 2).Weights, Train("width=6", isEager: false, 2).Weights);

    [Fact]
    public void LoadState_AfterAnEpoch_GoesOnToTheSameBits()
    {
        using var whole = Create("", isEager: false);
        whole.TrainEpoch(null, TestContext.Current.CancellationToken);
        var state = State(whole);
        whole.TrainEpoch(null, TestContext.Current.CancellationToken);

        using var resumed = Create("", isEager: false);
        resumed.LoadState(new MemoryStream(state));
        resumed.TrainEpoch(null, TestContext.Current.CancellationToken);

        Assert.NotEqual(state, State(whole));
        Assert.Equal(State(whole), State(resumed));
    }

    [Fact]
    public void LoadState_OfTheOtherWay_GoesOn()
    {
        using var fast = Create("batch_size=100" + SlowRates, isEager: false);
        using var eager = Create("batch_size=100" + SlowRates, isEager: true);
        fast.TrainEpoch(null, TestContext.Current.CancellationToken);

        eager.LoadState(new MemoryStream(State(fast)));

        Assert.Equal(State(fast), State(eager));
        fast.TrainEpoch(null, TestContext.Current.CancellationToken);
        eager.TrainEpoch(null, TestContext.Current.CancellationToken);
        Assert.InRange(Deviation.Of(Deviation.Weights(fast), Deviation.Weights(eager)), 0, 1e-5);
    }

    [Fact]
    public void Step_FastPath_AllocatesNothing()
    {
        var values = SmallData.Parse("width=2");
        var request = new TrainerRequest("dcgan", values, SmallData.Digits, new(1, 0), new("gaussian", 0.3));

        Assert.InRange(Deviation.AllocatedInSteps(GanTrainer.CreateModel(request, new DcganOptions(values), isEager: false), 8), 0, 1_600);
    }

    [Theory]
    [InlineData("batch_size=64;width=65", false)]
    [InlineData("batch_size=64;width=64", true)]
    [InlineData("batch_size=60000;width=64", true)]
    [InlineData("batch_size=60000;noise_size=4096;width=1", true)]
    [InlineData("batch_size=1000;width=64", true)]
    public void Fits_Sizes_AreThoseOfNarrowNetworks(string parameters, bool expected) =>
        Assert.Equal(expected, FastDcgan.Fits(new(SmallData.Parse(parameters))));

    [Fact]
    public void TryCreate_DenseNetworks_IsNone()
    {
        using var random = new Generator(1, CPU);
        using var generator = new DenseGenerator(10, new(random));
        using var discriminator = new DenseDiscriminator(new(random));

        Assert.Null(FastDcgan.TryCreate(new GanOptions(SmallData.Parse("noise_size=10")), generator, discriminator));
    }

    private static void Compare(string parameters, int epochs) =>
        Deviation.AssertAgree(Train(parameters, isEager: false, epochs), Train(parameters, isEager: true, epochs));

    private static ITrainer Create(string parameters, bool isEager)
    {
        var values = SmallData.Parse(parameters);
        TrainerRequest request = new("dcgan", values, SmallData.Digits, new(1, 0), new("gaussian", 0.3));
        return GanTrainer.Create(request, new DcganOptions(values), isEager);
    }

    private static (float[] Weights, IReadOnlyList<KeyValuePair<string, double>> Metrics) Train(
        string parameters, bool isEager, int epochs, Action<ITrainer>? change = null) =>
        Deviation.After(epochs, Create(parameters, isEager), change);

    private static byte[] State(ITrainer trainer)
    {
        using MemoryStream state = new();
        trainer.SaveState(state);
        return state.ToArray();
    }
}
