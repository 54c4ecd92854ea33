using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Fast.Variational;

/// <summary>
/// The fast way of training against torch's modules and gradients, on a last batch that is short. The rates of some optimizers are
/// small: a ReLU that takes the other side of 0 for one image makes a thousandth of a difference at once, and says nothing.
/// </summary>
public sealed class FastVariationalTests
{
    [Theory]
    [InlineData("", 13)]
    [InlineData("optimizer=sgd;learning_rate=0.001", 13)]
    [InlineData("loss=mse;beta=4;code_size=5;optimizer=rmsprop;learning_rate=0.00001", 13)]
    [InlineData("beta=0;code_size=37;batch_size=37;learning_rate=0.00001", 12)]
    [InlineData("optimizer=adadelta;learning_rate=0.01;code_size=2", 13)]
    public void TrainEpoch_FastAndEager_AgreeAfterAHundredSteps(string parameters, int epochs)
    {
        var (weights, metrics) = Deviation.After(epochs, Create(parameters, isEager: false));
        var (expected, expectedMetrics) = Deviation.After(epochs, Create(parameters, isEager: true));

        Assert.InRange(Deviation.Of(weights, expected), 0, 1e-5);
        Assert.NotEqual(expected, weights);
        Assert.Equal(expectedMetrics.Select(metric => metric.Key), metrics.Select(metric => metric.Key));
        Assert.All(expectedMetrics.Zip(metrics), pair =>
            Assert.InRange(Math.Abs(pair.First.Value - pair.Second.Value), 0, 1e-5 * Math.Abs(pair.First.Value) + 2e-5));
    }

    [Fact]
    public void TrainEpoch_Twice_HasTheSameBits() => Assert.Equal(
        Deviation.After(2, Create("", isEager: false)).Weights, Deviation.After(2, Create("", isEager: false)).Weights);

    [Fact]
    public void Step_FastPath_AllocatesNothing()
    {
        // An epoch itself and its evaluation allocate, whatever the number of steps.
        var few = Deviation.AllocatedInAnEpoch(Create("batch_size=300", isEager: false));
        var many = Deviation.AllocatedInAnEpoch(Create("batch_size=1", isEager: false));

        Assert.InRange((many - few) / 299, -16, 16);
    }

    private static ITrainer Create(string parameters, bool isEager)
    {
        var values = SmallData.Parse(parameters);
        TrainerRequest request = new("vae", values, SmallData.Digits, new(1, 0), new("gaussian", 0.3));
        return VaeTrainer.Create(request, new(values), isEager);
    }
}
