using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Fast;

/// <summary>The fast way of training against torch's modules and gradients, 104 steps on a last batch that is short.</summary>
public sealed class FastDenseTests
{
    private const int Epochs = 13;

    public static TheoryData<string, string> Models { get; } = new()
    {
        { "vanilla", "" },
        { "vanilla", "code_size=10;loss=bce" },
        { "vanilla", "optimizer=sgd;learning_rate=0.5" },
        { "vanilla", "optimizer=rmsprop" },
        { "vanilla", "optimizer=adadelta;learning_rate=1" },
        { "vanilla", "validation_size=150" },
        { "multilayer", "" },
        { "multilayer", "hidden_size=37;code_size=5;hidden_layers=2" },
        { "sparse", "" },
        { "sparse", "base=multilayer;loss=bce" },
        { "denoising", "" },
        { "denoising", "base=multilayer;corruption=masking;l1_weight=0.0001" },
        { "contractive", "" },
        { "contractive", "tied=false" },
        { "contractive", "contraction_weight=0.01;code_size=20" },
        { "contractive", "code_activation=relu" },
        { "contractive", "base=multilayer;contraction_weight=0" },
    };

    [Theory, MemberData(nameof(Models))]
    public void TrainEpoch_FastAndEager_AgreeAfterAHundredSteps(string model, string parameters)
    {
        var (weights, metrics) = Train(model, parameters, isEager: false);
        var (expected, expectedMetrics) = Train(model, parameters, isEager: true);

        var difference = Norm(weights.Zip(expected, (one, other) => (double)one - other));
        Assert.InRange(difference / Norm(expected.Select(value => (double)value)), 0, 1e-5);
        Assert.NotEqual(expected, weights);
        Assert.Equal(expectedMetrics.Select(metric => metric.Key), metrics.Select(metric => metric.Key));
        Assert.All(expectedMetrics.Zip(metrics), pair =>
            Assert.InRange(Math.Abs(pair.First.Value - pair.Second.Value), 0, 1e-5 * Math.Abs(pair.First.Value) + 2e-5));
    }

    [Theory]
    [InlineData("contractive", "base=multilayer")]
    public void TrainEpoch_NoFastWay_IsEager(string model, string parameters) =>
        Assert.Equal(Train(model, parameters, isEager: true, 1).Weights, Train(model, parameters, isEager: false, 1).Weights);

    [Fact]
    public void Step_FastPath_AllocatesNothing()
    {
        // An epoch itself and its evaluation allocate, whatever the number of steps.
        var (one, many) = (AllocatedInAnEpoch("batch_size=300"), AllocatedInAnEpoch("batch_size=1"));

        Assert.InRange((many - one) / 299, -16, 16);
    }

    private static long AllocatedInAnEpoch(string parameters) =>
        Deviation.AllocatedInAnEpoch(Create("denoising", parameters, isEager: false));

    private static ITrainer Create(string model, string parameters, bool isEager)
    {
        var values = SmallData.Parse(parameters);
        TrainerRequest request = new(model, values, SmallData.Digits, new(1, 0), new("gaussian", 0.3));
        return AutoencoderTrainer.Create(request, AutoencoderTrainer.ReadOptions(model, values), isEager);
    }

    private static (float[] Weights, IReadOnlyList<KeyValuePair<string, double>> Metrics) Train(
        string model, string parameters, bool isEager, int epochs = Epochs)
    {
        using var trainer = Create(model, parameters, isEager);
        EpochResult? result = null;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            result = trainer.TrainEpoch(null, TestContext.Current.CancellationToken);
        }

        var weights = ((Trainer)trainer).Weights.SelectMany(tensor => tensor.Value.data<float>().ToArray());
        return ([.. weights], result!.Metrics);
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
