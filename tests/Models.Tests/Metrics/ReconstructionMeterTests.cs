using Orchestrator.Models.Losses;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Tests.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Metrics;

public sealed class ReconstructionMeterTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void CrossEntropy_KnownProbabilities_IsInNatsAndWeighted()
    {
        var entropy = new PixelCrossEntropy();
        entropy.Add(Chunks.Of(Constant.Of(0.25, 3, 784), zeros(3, 784)));
        entropy.Add(Chunks.Of(Constant.Of(0.5, 1, 784), Constant.Of(0.3, 1, 784)));

        Assert.Equal((3 * -Math.Log(0.75) + Math.Log(2)) / 4, entropy.Value, 1e-6);
    }

    [Fact]
    public void CrossEntropy_WrongAndSure_IsClipped()
    {
        var entropy = new PixelCrossEntropy();
        entropy.Add(new(Constant.Of(-50, 1, 784), zeros(1, 784), ones(1, 784), zeros(1, 1)));

        Assert.Equal(-Math.Log(1e-7), entropy.Value, 1e-4);
    }

    [Fact]
    public void CrossEntropy_AnyLogits_IsTorchs()
    {
        using var generator = new Generator(5, CPU);
        var (logits, target) = (randn([7, 784], generator: generator).Times(12), rand([7, 784], generator: generator));
        var entropy = new PixelCrossEntropy();
        entropy.Add(new(logits, logits.sigmoid(), target, zeros(7, 1)));

        Assert.Equal(new BinaryCrossEntropy().Report(logits, target).item<float>(), entropy.Value, 1e-5);
    }

    [Fact]
    public void CrossEntropy_LogitsOfOtherImages_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new PixelCrossEntropy().Add(new(zeros(1, 784), zeros(2, 784), zeros(2, 784), zeros(2, 1))));

    [Fact]
    public void Similarity_EqualImages_IsOne() => Assert.Equal(1, Similarity(Gradient(), Gradient()), 1e-6);

    [Fact]
    public void Similarity_FlatImages_ComparesTheirBrightness()
    {
        // No variance: (2 x y + C1) / (x^2 + y^2 + C1).
        var expected = (2 * 0.2 * 0.6 + 1e-4) / (0.04 + 0.36 + 1e-4);

        Assert.Equal(expected, Similarity(Constant.Of(0.2, 1, 784), Constant.Of(0.6, 1, 784)), 1e-4);
    }

    [Fact]
    public void Similarity_AnyImages_IsWhatTheDefinitionGives()
    {
        using var generator = new Generator(3, CPU);
        var (x, y) = (rand(1, 784, generator: generator), rand(1, 784, generator: generator));
        y = y.Plus(x).Times(0.5);

        Assert.Equal(Definition(x.data<float>().ToArray(), y.data<float>().ToArray()), Similarity(x, y), 1e-5);
    }

    [Fact]
    public void Similarity_UnequalChunks_AreWeighted()
    {
        var similarity = new StructuralSimilarity();
        similarity.Add(Chunks.Of(ones(3, 784), ones(3, 784)));
        similarity.Add(Chunks.Of(zeros(1, 784), ones(1, 784)));

        Assert.Equal((3 + 1e-4 / (1 + 1e-4)) / 4, similarity.Value, 1e-6);
    }

    [Fact]
    public void Hoyer_KnownCodes_LiesBetweenEqualAndSingle()
    {
        // Equal units: 0. One unit: 1. (1, 1, 0, 0): (2 - 2 / sqrt 2) / (2 - 1).
        var hoyer = new HoyerSparsity();
        hoyer.Add(Chunks.OfCode(tensor(new[] { 3f, -3, 3, 3, 0, 7, 0, 0 }, 2, 4)));
        hoyer.Add(Chunks.OfCode(tensor(new[] { 1f, 1, 0, 0, 0, 0, 0, 0 }, 2, 4)));

        Assert.Equal((0 + 1 + (2 - Math.Sqrt(2))) / 3, hoyer.Value!.Value, 1e-6);
        Assert.Equal(1, hoyer.Skipped);
    }

    [Fact]
    public void Hoyer_NoCodeThatHasOne_IsNone()
    {
        var hoyer = new HoyerSparsity();
        hoyer.Add(Chunks.OfCode(zeros(2, 4)));
        hoyer.Add(Chunks.OfCode(ones(2, 1)));

        Assert.Null(hoyer.Value);
        Assert.Equal(4, hoyer.Skipped);
    }

    [Fact]
    public void DeadUnits_UnitThatOneChunkExcites_Lives()
    {
        var dead = new DeadUnits();
        dead.Add(Chunks.OfCode(tensor(new[] { 0f, 1e-6f, -5, 0.1f }, 1, 4)));
        dead.Add(Chunks.OfCode(tensor(new[] { 2e-6f, 0, -1, 0 }, 1, 4)));

        Assert.Equal(0.5, dead.Value);
    }

    [Fact]
    public void OutputVariance_TwoChunks_IsThatOfAllImages()
    {
        var variance = new OutputVariance();
        variance.Add(Chunks.Of(zeros(1, 784), zeros(1, 784)));
        variance.Add(Chunks.Of(ones(3, 784), ones(3, 784)));

        Assert.Equal(0.75 * 0.25, variance.Value, 1e-9);
    }

    [Fact]
    public void OutputVariance_AnyImages_IsTorchs()
    {
        using var generator = new Generator(6, CPU);
        var output = rand([50, 784], generator: generator);
        var variance = new OutputVariance();
        foreach (var chunk in output.split(20)) { variance.Add(Chunks.Of(chunk, chunk)); }

        Assert.Equal(output.to(float64).var(0, unbiased: false).mean().item<double>(), variance.Value, 1e-9);
    }

    private static Tensor Gradient() => tensor([.. Enumerable.Range(0, 784).Select(i => i / 784f)], 1, 784);

    private static double Similarity(Tensor x, Tensor y)
    {
        var similarity = new StructuralSimilarity();
        similarity.Add(Chunks.Of(x, y));
        return similarity.Value;
    }

    /// <summary>Every window by itself, in double precision, from the formula.</summary>
    private static double Definition(float[] x, float[] y)
    {
        double[] row = [.. Enumerable.Range(-5, 11).Select(i => Math.Exp(-i * i / (2 * 1.5 * 1.5)))];
        var window = (from i in Enumerable.Range(0, 11)
                      from j in Enumerable.Range(0, 11)
                      select (At: i * 28 + j, Weight: row[i] * row[j] / (row.Sum() * row.Sum()))).ToList();
        return (from r in Enumerable.Range(0, 18) from c in Enumerable.Range(0, 18) select OfWindow(r * 28 + c)).Average();

        double OfWindow(int start)
        {
            double Mean(Func<int, double> value) => window.Sum(place => place.Weight * value(start + place.At));
            var (mx, my) = (Mean(i => x[i]), Mean(i => y[i]));
            var variances = Mean(i => (x[i] - mx) * (x[i] - mx)) + Mean(i => (y[i] - my) * (y[i] - my));
            var covariance = Mean(i => (x[i] - mx) * (y[i] - my));
            return (2 * mx * my + 1e-4) * (2 * covariance + 9e-4) / ((mx * mx + my * my + 1e-4) * (variances + 9e-4));
        }
    }
}
