using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Metrics;

public sealed class CodeMetricTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Neighbors_FiveOfThem_VoteByMajority() =>
        Assert.Equal(1, Neighbors([(0, 1), (1, 2), (2, 2), (3, 2), (4, 1), (100, 1)], (0, 2)));

    [Fact]
    public void Neighbors_EqualVotes_GoToTheNearer() =>
        Assert.Equal(1, Neighbors([(4, 3), (3, 2), (1, 1), (2, 3), (5, 2), (9, 2)], (0, 3)));

    [Fact]
    public void Neighbors_EqualDistances_GoToTheEarlier() =>
        Assert.Equal(1, Neighbors([(1, 7), (-1, 8), (1, 9), (-1, 4), (1, 5), (1, 6), (1, 6)], (0, 7)));

    [Fact]
    public void Neighbors_FewerThanFive_VoteAllTheSame() => Assert.Equal(0.5, Neighbors([(0, 1), (9, 2)], (1, 1), (8, 3)));

    [Fact]
    public void Neighbors_SeveralBlocks_FindWhatAllDistancesFind()
    {
        using var generator = new Generator(5, CPU);
        var (training, test) = (randn([9_001, 3], generator: generator), randn([541, 3], generator: generator));
        byte[] labels = [.. Enumerable.Range(0, 9_001).Select(i => (byte)(i % 7))];
        var (x, y) = (training.data<float>().ToArray(), test.data<float>().ToArray());
        byte[] expected = [.. Enumerable.Range(0, 541).Select(i => Vote(i))];

        Assert.Equal(1, NearestNeighbors.Accuracy(new(training, labels), new(test, expected)));

        byte Vote(int query) => Enumerable.Range(0, 9_001)
            .OrderBy(row => Enumerable.Range(0, 3).Sum(k => Math.Pow(x[row * 3 + k] - (double)y[query * 3 + k], 2)))
            .Take(5).Select(row => labels[row]).GroupBy(label => label).MaxBy(group => group.Count())!.Key;
    }

    [Fact]
    public void Probe_ClassesThatALineDivides_AreToldApart()
    {
        var codes = tensor(new[] { 1000f, 0, 1001, 5, 1003, 1, 1004, 7 }, 4, 2);

        Assert.Equal([1, 0.5], LinearProbe.Accuracies(new(codes, [3, 3, 9, 9]), new(codes, [3, 3, 9, 9]), new(codes, [3, 9, 9, 1])));
    }

    [Fact]
    public void Probe_UnitThatNeverVaries_PlaysNoPart()
    {
        var test = tensor(new[] { -1f, 1e9f, 1, -1e9f }, 2, 2);

        Assert.Equal([1], LinearProbe.Accuracies(new(tensor(new[] { -1f, 5, 1, 5, -2, 5, 2, 5 }, 4, 2), [0, 1, 0, 1]), [new(test, [0, 1])]));
    }

    [Fact]
    public void Probe_DeadCode_GuessesTheMostFrequentClass() =>
        Assert.Equal([0.25], LinearProbe.Accuracies(new(zeros(5, 3), [0, 1, 1, 1, 2]), [new(ones(4, 3), [0, 1, 2, 2])]));

    [Fact]
    public void Loss_Gradient_IsThatOfFiniteDifferences()
    {
        using var generator = new Generator(2, CPU);
        var inputs = randn([6, 3], generator: generator);
        using var loss = new LogisticLoss(inputs, [0, 1, 2, 2, 1, 0], 3, 0.1);
        var weights = loss.Start.clone();
        weights.narrow(1, 0, 3).copy_(randn([3, 3], generator: generator));
        var gradient = loss.Evaluate(weights).Gradient;

        for (var i = 0; i < 9; i++)
        {
            var place = (i / 3 * weights.shape[1]) + (i % 3);
            var step = nn.functional.one_hot(tensor(place), weights.numel()).to(float32).view(weights.shape).Times(1e-2);
            var slope = (loss.Evaluate(weights.Plus(step)).Loss - loss.Evaluate(weights - step).Loss) / 2e-2;
            Assert.Equal(slope, gradient.view(-1)[place].item<float>(), 1e-3);
        }
    }

    [Theory]
    [InlineData(1, 3, 2)]
    [InlineData(300, 65, 10)]
    [InlineData(700, 400, 16)]
    [InlineData(513, 9, 37)]
    public void Loss_AnyNumberOfRowsUnitsAndClasses_IsTorchs(int rows, int units, int classes)
    {
        using var generator = new Generator(3, CPU);
        var inputs = randn([rows, units], generator: generator);
        byte[] labels = [.. Enumerable.Range(0, rows).Select(row => (byte)(row % classes))];
        using var loss = new LogisticLoss(inputs, labels, classes, 0.1);
        var weights = loss.Start.clone();
        weights.narrow(1, 0, classes).copy_(randn([units, classes], generator: generator));

        var (value, gradient) = loss.Evaluate(weights);

        var expected = weights.narrow(1, 0, classes).clone().requires_grad_();
        var entropy = nn.functional.cross_entropy(inputs.mm(expected), tensor(labels.Select(label => (long)label).ToArray()))
            .Plus(expected.narrow(0, 0, units - 1).Squared().sum().Times(0.05));
        entropy.backward();
        Assert.Equal(entropy.item<float>(), value, 1e-5 * entropy.item<float>());
        Assert.True((gradient.narrow(1, 0, classes) - expected.grad!).abs().max().item<float>() < 1e-5);
        Assert.Equal(0, gradient.narrow(1, classes, gradient.shape[1] - classes).abs().sum().item<float>());
    }

    [Fact]
    public void Neighbors_CodesThatOverflow_AreNobodys() => Assert.Equal(0.5, Neighbors([(1e30f, 1), (2e30f, 1), (3, 2)], (3, 2), (float.NaN, 2)));

    [Fact]
    public void Minimize_Quadratic_FindsItsMinimum()
    {
        var scale = tensor(new[] { 1f, 10, 100 });
        var minimum = tensor(new[] { 3f, -2, 1 });

        var found = Lbfgs.Minimize(x => ((x - minimum).Squared().mul(scale).sum().item<float>() / 2, (x - minimum).mul(scale)), zeros(3));

        Assert.True((found - minimum).abs().max().item<float>() < 1e-3);
    }

    [Theory]
    [InlineData(60_000, 64, 60_000)]
    [InlineData(60_000, 1024, 16_384)]
    [InlineData(4_000, 4096, 4_000)]
    public void TrainingCount_WideCodes_AreFewer(int count, long units, int expected) =>
        Assert.Equal(expected, CodeMetrics.TrainingCount(count, units));

    private static double Neighbors((float Code, byte Label)[] training, params (float Code, byte Label)[] test) =>
        NearestNeighbors.Accuracy(Codes(training), Codes(test));

    private static LabeledCodes Codes((float Code, byte Label)[] codes) =>
        new(tensor(codes.Select(code => code.Code).ToArray()).view(-1, 1), [.. codes.Select(code => code.Label)]);
}
