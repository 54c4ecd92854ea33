using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Networks;

public sealed class NetworkTests : IDisposable
{
    private readonly Generator _generator = new(1, CPU);
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    private WeightInitializer Initializer => new(_generator);

    public void Dispose()
    {
        _scope.Dispose();
        _generator.Dispose();
    }

    [Theory]
    [InlineData(64, 0, 0, false, 784 * 64 * 2 + 64 + 784)]
    [InlineData(64, 1, 128, false, 2 * (784 * 128 + 128 * 64) + 128 + 64 + 128 + 784)]
    [InlineData(64, 0, 0, true, 784 * 64 + 64 + 784)]
    [InlineData(8, 2, 16, true, 784 * 16 + 16 * 16 + 16 * 8 + 16 + 16 + 8 + 16 + 16 + 784)]
    public void Dense_Sizes_GiveTheParameterCount(int code, int hiddenLayers, int hiddenSize, bool isTied, long expected)
    {
        using var network = new DenseAutoencoder(new(code, hiddenLayers, hiddenSize), Initializer, isTied: isTied);

        Assert.Equal(expected, Count(network));
    }

    [Fact]
    public void Convolutional_Parameters_Are4385() => Assert.Equal(4385, Count(new ConvolutionalAutoencoder(Initializer)));

    [Theory]
    [InlineData(16, 784 * 400 + 400 + 2 * (400 * 16 + 16) + 16 * 400 + 400 + 400 * 784 + 784)]
    [InlineData(2, 631_188)]
    public void Variational_CodeSize_GivesTheParameterCount(int codeSize, long expected) =>
        Assert.Equal(expected, Count(new VariationalAutoencoder(codeSize, Initializer)));

    [Fact]
    public void Variational_Run_TakesTheMeanForTheCode()
    {
        var network = new VariationalAutoencoder(5, Initializer);
        var images = rand(3, 784, generator: _generator);

        var (activations, code) = (network.Run(images), network.Encode(images));

        Close(code.Mean, activations.Hidden[VariationalAutoencoder.CodeLayer - 1]);
        Close(network.Decode(code.Mean), activations.Logits);
        Assert.Equal([3L, 5L], code.LogVariance.shape);
    }

    [Fact]
    public void Decode_FromEveryHiddenLayer_GivesTheBitsOfTheWholeRun()
    {
        AutoencoderNetwork[] networks =
        [
            new DenseAutoencoder(new(5, 0, 0), Initializer, sigmoidLayer: 1, isTied: true),
            new DenseAutoencoder(new(6, 2, 9), Initializer, sigmoidLayer: 4),
            new ConvolutionalAutoencoder(Initializer),
            new VariationalAutoencoder(5, Initializer),
        ];
        var images = rand(3, 784, generator: _generator);

        foreach (var network in networks)
        {
            var run = network.Run(images);
            for (var layer = 1; layer <= run.Hidden.Count; layer++)
            {
                var logits = network.Decode(run.Hidden[layer - 1].flatten(1), layer);

                Assert.Equal(run.Logits.bytes.ToArray(), logits.bytes.ToArray());
            }
        }
    }

    [Fact]
    public void Generator_Dense_Has1510032ParametersAsInTheReference() =>
        Assert.Equal(1_510_032, Count(new DenseGenerator(100, Initializer)));

    [Fact]
    public void Discriminator_Dense_Has533505Parameters() => Assert.Equal(533_505, Count(new DenseDiscriminator(Initializer)));

    [Theory]
    [InlineData(16, 350_241, 10_129)]
    [InlineData(32, 766_017, 36_641)]
    public void Dcgan_Width_GivesTheParameterCount(int width, long generator, long discriminator)
    {
        Assert.Equal(generator, Count(new ConvolutionalGenerator(100, width, Initializer)));
        Assert.Equal(discriminator, Count(new ConvolutionalDiscriminator(width, Initializer)));
    }

    [Fact]
    public void Convolutional_Images_GoThroughACodeOf4x4x8()
    {
        var activations = new ConvolutionalAutoencoder(Initializer).Run(rand(3, 784, generator: _generator));

        Assert.Equal(
            ["3,16,14,14", "3,8,7,7", "3,8,4,4", "3,8,4,4", "3,8,8,8", "3,16,14,14"],
            activations.Hidden.Select(layer => string.Join(',', layer.shape)));
        Assert.Equal([3L, 784L], activations.Logits.shape);
    }

    [Fact]
    public void Dense_Layers_AreReluButTheSigmoidOne()
    {
        var activations = new DenseAutoencoder(new(8, 1, 16), Initializer, sigmoidLayer: 2).Run(rand(5, 784, generator: _generator));

        Assert.Equal(["5,16", "5,8", "5,16"], activations.Hidden.Select(layer => string.Join(',', layer.shape)));
        Assert.True(activations.Hidden[0].IsAbove(0).logical_not().any().item<bool>());
        Assert.True(activations.Hidden[1].IsAbove(0).all().item<bool>() && activations.Hidden[1].IsBelow(1).all().item<bool>());
    }

    [Fact]
    public void Weight_TiedDecoder_IsTheEncoderTransposed()
    {
        var network = new DenseAutoencoder(new(8, 1, 16), Initializer, isTied: true);

        Assert.Equal([784L, 16L], network.Weight(4).shape);
        Assert.True(network.Weight(4).equal(network.Weight(1).t()).all().item<bool>());
        Assert.True(network.Weight(3).equal(network.Weight(2).t()).all().item<bool>());
    }

    [Fact]
    public void GlorotUniform_Convolution_CountsTheReceptiveField()
    {
        var limit = Math.Sqrt(6.0 / (9 * (16 + 8)));

        var weights = Initializer.GlorotUniform(8, 16, 3, 3);

        Assert.InRange(weights.abs().max().item<float>(), 0.98 * limit, limit);
        Assert.InRange(weights.mean().item<float>(), -0.05 * limit, 0.05 * limit);
    }

    [Fact]
    public void Normal_Weights_HaveDeviation002() =>
        Assert.InRange(Initializer.Normal(64, 32, 4, 4).std().item<float>(), 0.0195, 0.0205);

    [Fact]
    public void Biases_New_AreZero()
    {
        var biases = new DenseGenerator(10, Initializer).named_parameters()
            .Where(pair => pair.name.StartsWith("layer", StringComparison.Ordinal) && pair.name.EndsWith("bias", StringComparison.Ordinal)).ToList();

        Assert.Equal(5, biases.Count);
        Assert.All(biases, pair => Assert.Equal(0, pair.parameter.abs().max().item<float>()));
    }

    [Fact]
    public void Convolution_FiltersThatAreFilledUp_ComputeThePlainConvolution()
    {
        var weight = Initializer.GlorotUniform(5, 3, 4, 4);
        var plain = weight.clone();
        var input = rand(2, 3, 14, 14, generator: _generator);

        var output = new Convolution(weight, stride: 2, padding: 1).call(input);

        Close(nn.functional.conv2d(input, plain, null, [2, 2], [1, 1]), output);
    }

    [Fact]
    public void TransposedConvolution_ChannelsThatAreFilledUp_ComputeThePlainOne()
    {
        var weight = Initializer.Normal(5, 3, 4, 4);
        var input = rand(2, 5, 7, 7, generator: _generator);

        var output = new TransposedConvolution(weight).call(input);

        // <conv(probe), input> = <probe, transposed(input)> is what makes it the transposed one.
        var probe = rand(2, 3, 14, 14, generator: _generator);
        Assert.Equal(
            nn.functional.conv2d(probe, weight, null, [2, 2], [1, 1]).mul(input).sum().item<float>(),
            probe.mul(output).sum().item<float>(), 1e-3);
    }

    [Fact]
    public void ConvolutionToOneChannel_Images_ComputesThePlainConvolution()
    {
        var weight = Initializer.GlorotUniform(1, 16, 3, 3);
        var plain = weight.clone();
        var input = rand(2, 16, 28, 28, generator: _generator);

        Close(nn.functional.conv2d(input, plain, null, [1, 1], [1, 1]), new ConvolutionToOneChannel(weight).call(input));
    }

    [Fact]
    public void BatchNormalization_OneBatch_MovesTheRunningMeanByATenth()
    {
        var generator = new DenseGenerator(10, Initializer);
        var before = generator.get_buffer("norm2.running_var")!.clone();

        generator.call(rand(64, 10, generator: _generator));

        var moved = generator.get_buffer("norm2.running_var")! - before.Times(0.9);
        Assert.True(moved.IsAbove(-1e-6).all().item<bool>() && moved.IsBelow(0.1).all().item<bool>());
    }

    private static void Close(Tensor expected, Tensor actual) =>
        Assert.True((expected - actual).abs().max().item<float>() < 1e-5);

    private static long Count(nn.Module network) => network.parameters().Sum(parameter => parameter.numel());
}
