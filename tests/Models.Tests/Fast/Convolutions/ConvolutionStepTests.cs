using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Fast.Convolutions;

public sealed class ConvolutionStepTests : IDisposable
{
    private static readonly int[] BlockSizes = [16, 8, 4];
    private readonly Generator _generator = new(5, CPU);
    private readonly ConvolutionalAutoencoder _network;

    public ConvolutionStepTests()
    {
        _network = new(new(_generator));
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        foreach (var bias in _network.parameters().Where(parameter => parameter.dim() == 1))
        {
            bias.uniform_(-0.1, 0.1, _generator);
        }
    }

    public static TheoryData<int, bool, int, double> Batches { get; } = new()
    {
        { 1, true, 3, 0 },
        { 5, false, 3, 0 },
        { 16, true, 3, 1e-2 },
        { 23, true, 1, 1e-3 },
        { 37, false, 2, 1e-3 },
        { 40, true, 4, 1e-2 },
        { 12, false, 5, 1e-2 },
        { 33, true, 6, 1e-3 },
    };

    public void Dispose()
    {
        _network.Dispose();
        _generator.Dispose();
    }

    [Theory, MemberData(nameof(Batches))]
    public void Differentiate_AnyBatch_IsWhatTorchGives(int count, bool isCrossEntropy, int codeLayer, double l1Weight)
    {
        using var scope = NewDisposeScope();
        ConvolutionLoss loss = new(isCrossEntropy, codeLayer, l1Weight);
        var (inputs, targets) = (rand(count, 784, generator: _generator), Digits(count));

        var expected = Gradients.Eager(_network, loss, inputs, targets);
        var actual = Gradients.Fast(_network, loss, inputs, targets, 16);

        Assert.Equal(expected.Loss, actual.Loss, 2e-6 * Math.Max(1, expected.Loss));
        Assert.Equal(14, actual.Values.Length);
        Assert.All(expected.Values.Zip(actual.Values), pair => Assert.InRange(Distance(pair.First, pair.Second), 0, 3e-5));
    }

    [Theory, MemberData(nameof(Batches))]
    public void Differentiate_AnyWidth_GivesEqualBits(int count, bool isCrossEntropy, int codeLayer, double l1Weight)
    {
        using var scope = NewDisposeScope();
        ConvolutionLoss loss = new(isCrossEntropy, codeLayer, l1Weight);
        var images = Digits(count);

        var all = BlockSizes.Select(size => Gradients.Fast(_network, loss, images, images, size)).ToList();

        Assert.All(all, gradients => Assert.Equal(all[0].Loss, gradients.Loss));
        Assert.All(all, gradients => Assert.Equal(all[0].Values, gradients.Values));
    }

    [Fact]
    public void Differentiate_PixelsThatTie_ChoosesAsTorchDoes()
    {
        using var scope = NewDisposeScope();
        ConvolutionLoss loss = new(true, 3, 0);
        using (no_grad())
        {
            // Filters that look at one pixel alone, which is 0 or 1: most windows tie, and what lies around tells which was chosen.
            var filter = _network.parameters().First();
            var middle = zeros_like(filter);
            middle[.., .., 1, 1] = ones(16, 1);
            filter.copy_(middle);
        }

        var images = rand(20, 784, generator: _generator).round();

        var expected = Gradients.Eager(_network, loss, images, images);
        var actual = Gradients.Fast(_network, loss, images, images, 16);

        Assert.InRange(Distance(expected.Values[0], actual.Values[0]), 0, 3e-5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Differentiate_LossAlongAParameter_ChangesAsTheGradientSays(bool isCrossEntropy)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        ConvolutionLoss loss = new(isCrossEntropy, 3, 1e-3);
        var images = Digits(19);
        var gradients = Gradients.Fast(_network, loss, images, images, 16).Values;

        foreach (var (parameter, gradient) in _network.parameters().Zip(gradients))
        {
            // Along the gradient itself, where the change is largest and rounding matters least.
            var norm = Norm(gradient);
            var direction = tensor(gradient).view(parameter.shape).div(tensor(norm));
            var step = tensor(0.005f);
            var before = parameter.clone();
            parameter.copy_(before.sub(direction.mul(step)));
            var low = Gradients.Fast(_network, loss, images, images, 16).Loss;
            parameter.copy_(before.sub(direction.mul(step.neg())));
            var high = Gradients.Fast(_network, loss, images, images, 16).Loss;
            parameter.copy_(before);

            Assert.InRange((high - low) / 0.01 / norm, 0.97, 1.03);
        }
    }

    private static Tensor Digits(int count) => ResidentImages.Of(SmallData.Digits.Train).narrow(0, 7, count);

    private static double Distance(float[] expected, float[] actual)
    {
        var difference = expected.Zip(actual, (one, other) => one - other).ToArray();
        return Norm(difference) / Norm(expected);
    }

    private static float Norm(float[] values) => (float)Math.Sqrt(values.Sum(value => (double)value * value));
}
