using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Fast.Convolutions;

/// <summary>The fast way of training against torch's modules and gradients, on a last batch that is short.</summary>
public sealed class FastConvolutionalTests
{
    [Theory]
    [InlineData("convolutional", "")]
    [InlineData("convolutional", "loss=mse;optimizer=rmsprop;batch_size=37")]
    [InlineData("sparse", "base=convolutional;code_layer=2;l1_weight=0.001;batch_size=101")]
    [InlineData("denoising", "base=convolutional;l1_weight=0.0001;code_layer=6")]
    [InlineData("denoising", "base=convolutional;corruption=masking;batch_size=16")]
    public void TrainEpoch_FastAndEager_AgreeAfterThreeEpochs(string model, string parameters)
    {
        var (weights, metrics) = Train(model, parameters, isEager: false);
        var (expected, expectedMetrics) = Train(model, parameters, isEager: true);

        var difference = Norm(weights.Zip(expected, (one, other) => (double)one - other));
        Assert.InRange(difference / Norm(expected.Select(value => (double)value)), 0, 2e-4);
        Assert.NotEqual(expected, weights);
        Assert.Equal(expectedMetrics.Select(metric => metric.Key), metrics.Select(metric => metric.Key));
        Assert.All(expectedMetrics.Zip(metrics), pair =>
            Assert.InRange(Math.Abs(pair.First.Value - pair.Second.Value), 0, 2e-4 * Math.Abs(pair.First.Value) + 2e-5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Encode_AnyCodeLayer_IsWhatTheNetworkGives(int layer)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        using var generator = new Generator(1, CPU);
        using var network = new ConvolutionalAutoencoder(new(generator));
        using var optimizer = new Sgd([.. network.parameters()], 0);
        SparseOptions options = new(SmallData.Parse($"base=convolutional;code_layer={layer}"));
        using var fast = FastConvolutional.TryCreate(options, network, optimizer);
        var images = ResidentImages.Of(SmallData.Digits.Test).narrow(0, 0, 21);

        var expected = network.Run(images).Hidden[layer - 1].flatten(1);
        var codes = fast!.Encode(images);

        Assert.Equal(expected.shape, codes.shape);
        Assert.All(expected.data<float>().ToArray().Zip(codes.data<float>().ToArray()), pair =>
            Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Step_FastPath_AllocatesNothing()
    {
        // An epoch itself and its evaluation allocate, whatever the number of steps.
        var (one, many) = (AllocatedInAnEpoch("batch_size=60"), AllocatedInAnEpoch("batch_size=5"));

        Assert.InRange((many - one) / 55, -16, 16);
    }

    private static long AllocatedInAnEpoch(string parameters) =>
        Deviation.AllocatedInAnEpoch(Create("denoising", "base=convolutional;" + parameters, isEager: false));

    private static ITrainer Create(string model, string parameters, bool isEager)
    {
        var values = SmallData.Parse(parameters);
        TrainerRequest request = new(model, values, SmallData.Digits, new(1, 0), new("gaussian", 0.3));
        return AutoencoderTrainer.Create(request, AutoencoderTrainer.ReadOptions(model, values), isEager);
    }

    private static (float[] Weights, IReadOnlyList<KeyValuePair<string, double>> Metrics) Train(
        string model, string parameters, bool isEager)
    {
        using var trainer = Create(model, parameters, isEager);
        EpochResult? result = null;
        for (var epoch = 0; epoch < 3; epoch++)
        {
            result = trainer.TrainEpoch(null, TestContext.Current.CancellationToken);
        }

        var weights = ((Trainer)trainer).Weights.SelectMany(tensor => tensor.Value.data<float>().ToArray());
        return ([.. weights], result!.Metrics);
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
