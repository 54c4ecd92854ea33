using Orchestrator.Models.Fast;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Losses;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Fast.Adversarial.Dcgan;

/// <summary>One step of the fast way against torch's modules and gradients. Rates are so small that weights stay what they are.</summary>
public sealed class DcganGradientTests
{
    private const string Still = "generator_learning_rate=1e-30;discriminator_learning_rate=1e-30;";

    // Normalized away behind them: their gradients are rounding alone.
    private static readonly string[] Idle = ["generator/projection.bias", "generator/layer2.bias", "discriminator/layer2.bias"];

    public static TheoryData<string, int, int> Cases { get; } = new()
    {
        { "batch_size=64", 64, 16 },
        { "batch_size=40;noise_size=7;label_smoothing=0.1", 37, 16 },
        { "width=32;batch_size=16;generator_loss_kind=saturating", 2, 16 },
        { "width=5;batch_size=21;noise_size=1", 21, 16 },
        { "width=1;batch_size=3;noise_size=19", 3, 8 },
        { "width=6;batch_size=19;noise_size=16;label_smoothing=0.25", 18, 8 },
        { "width=3;batch_size=9", 9, 4 },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Run_AnyBatch_GivesTorchsGradientsStatisticsAndFigures(string parameters, int count, int lanes)
    {
        using var scope = NewDisposeScope();
        using DcganPair fastPair = new(Still + parameters), eagerPair = new(Still + parameters);
        using var fast = fastPair.CreateFast(lanes);
        using var eager = new AdversarialStep(eagerPair.Options, eagerPair.Generator, eagerPair.Discriminator);
        var (real, noise) = Batch(count, eagerPair.Options.NoiseSize);
        var expected = Gradients(eagerPair, real, noise);

        // Another batch first, so that what it leaves in memory would show.
        fast.Run(real.neg(), noise.neg(), new(1));
        var values = fast.Run(real, noise, new(1)).Select(value => value.item<float>()).ToArray();
        eager.Run(real.neg(), noise.neg(), new(1));
        var expectedValues = eager.Run(real, noise, new(1)).Select(value => value.item<float>()).ToArray();

        Assert.All(expectedValues.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 3e-6 * Math.Max(1, Math.Abs(pair.First))));
        foreach (var (name, gradient) in expected.Zip([.. fast.Gradients.Generator, .. fast.Gradients.Discriminator]))
        {
            var actual = Read(gradient, name.Values.Length);
            var scale = Idle.Contains(name.Name) ? 1 : Norm(name.Values);
            Assert.True(Distance(name.Values, actual) <= 3e-5 * scale, $"{name.Name}: {Distance(name.Values, actual)} of {scale}");
        }

        // Weights are still the same, and running statistics have moved three times a network or once.
        foreach (var (one, other) in eagerPair.Weights.Zip(fastPair.Weights))
        {
            var (from, to) = (one.Value.data<float>().ToArray(), other.Value.data<float>().ToArray());
            Assert.True(Distance(from, to) <= 1e-6 * (1 + Norm(from)), $"{one.Name}: {Distance(from, to)}");
        }
    }

    [Fact]
    public void Run_AnyWidthOfVectors_GivesEqualBits()
    {
        using var scope = NewDisposeScope();
        var (real, noise) = Batch(23, 100);
        var weights = new[] { 16, 8, 4 }.Select(lanes =>
        {
            using DcganPair pair = new("width=6;batch_size=23");
            using var fast = pair.CreateFast(lanes);
            fast.Run(real, noise, new(1));
            fast.Run(real.neg(), noise, new(1));
            return WeightHash.Of(pair.Weights);
        }).ToList();

        Assert.All(weights, hash => Assert.Equal(weights[0], hash));
    }

    private static (Tensor Real, Tensor Noise) Batch(int count, int noiseSize)
    {
        using var random = new Generator(3, CPU);
        var digits = ResidentImages.Of(SmallData.Digits.Train).narrow(0, 5, count);
        return (digits.Times(2).Plus(-1), randn(count, noiseSize, generator: random));
    }

    private static List<(string Name, float[] Values)> Gradients(DcganPair pair, Tensor real, Tensor noise)
    {
        // Statistics move here too, so on copies of the networks.
        using DcganPair copy = new(Still + Text(pair.Options));
        var fake = copy.Generator.call(noise);
        var (onReal, onFake) = (copy.Discriminator.call(real), copy.Discriminator.call(fake));
        var loss = GanLosses.Real(onReal, pair.Options.LabelSmoothing).Plus(GanLosses.Fake(onFake)).Times(0.5);
        var isSaturating = pair.Options.LossKind != AdversarialOptions.DefaultLossKind;
        var generatorLoss = isSaturating ? GanLosses.Saturating(onFake) : GanLosses.NonSaturating(onFake);
        return
        [
            .. Named("generator", copy.Generator, generatorLoss),
            .. Named("discriminator", copy.Discriminator, loss),
        ];
    }

    private static string Text(DcganOptions options) =>
        FormattableString.Invariant($"width={options.Width};noise_size={options.NoiseSize};batch_size={options.Training.BatchSize}");

    private static IEnumerable<(string Name, float[] Values)> Named(string prefix, nn.Module network, Tensor loss) =>
        network.named_parameters().Zip(
            autograd.grad([loss], [.. network.parameters()], retain_graph: true),
            (pair, gradient) => ($"{prefix}/{pair.name}", gradient.contiguous().data<float>().ToArray()));

    private static unsafe float[] Read(NativeFloats values, int count) => new Span<float>(values.Pointer, count).ToArray();

    private static double Distance(float[] expected, float[] actual) =>
        Norm([.. expected.Zip(actual, (one, other) => one - other)]);

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));
}
