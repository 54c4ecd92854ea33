using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Training;

public sealed class EpochLoopTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Run_LossNoLongerFinite_SaysDivergedAndTheEpoch(float loss)
    {
        using var scope = NewDisposeScope();
        var model = new FakeModel(1, [1, loss, 1]);

        var e = Assert.Throws<TrainingException>(() => new EpochLoop(model, 7, 2, null).Run(zeros(6, 1), tensor(Rows(6)), TestContext.Current.CancellationToken));

        Assert.Equal((TrainingFailure.Diverged, 7), (e.Kind, e.Epoch));
        Assert.Contains("loss", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ShortLastBatch_IsKeptAndWeighted()
    {
        using var scope = NewDisposeScope();
        var model = new FakeModel(1, [1, 2, 6]);

        var (means, _) = new EpochLoop(model, 1, 2, null).Run(zeros(5, 1), tensor(Rows(5)), TestContext.Current.CancellationToken);

        Assert.Equal([2, 2, 1], model.Sizes);
        Assert.Equal((2 * 1 + 2 * 2 + 1 * 6) / 5.0, means[0], 1e-12);
    }

    [Fact]
    public void Run_RestTooSmallForAStep_IsLeftOut()
    {
        using var scope = NewDisposeScope();
        var model = new FakeModel(2, [1, 2]);

        new EpochLoop(model, 1, 2, null).Run(zeros(5, 1), tensor(Rows(5)), TestContext.Current.CancellationToken);

        Assert.Equal([2, 2], model.Sizes);
    }

    private static long[] Rows(int count) => [.. Enumerable.Range(0, count).Select(row => (long)row)];

    private sealed class FakeModel(int smallestBatch, float[] losses) : ITrainedModel, IEpochSteps
    {
        public List<long> Sizes { get; } = [];

        public IReadOnlyList<string> StepMetrics => ["loss"];

        public int SmallestBatch => smallestBatch;

        public IReadOnlyList<NamedTensor> Weights => [];

        public IReadOnlyList<KeyValuePair<string, Optimizer>> Optimizers => [];

        public IEpochSteps BeginEpoch(int epoch) => this;

        public Tensor[] Step(Tensor images)
        {
            Sizes.Add(images.shape[0]);
            return [tensor(losses[Sizes.Count - 1])];
        }

        public IReadOnlyList<KeyValuePair<string, double>> Evaluate(Tensor images) => [];

        public IReadOnlyList<SampleGrid> DrawSamples(int count) => [];

        public void Dispose()
        {
        }
    }
}
