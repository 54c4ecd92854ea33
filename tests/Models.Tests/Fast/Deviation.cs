using System.Runtime.InteropServices;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Fast;

/// <summary>How far two ways of training are from each other, and what a change in the last bits makes of itself.</summary>
internal static class Deviation
{
    private const int MeasuredEpochs = 10;

    /// <summary>All weights and buffers, one after another.</summary>
    public static float[] Weights(ITrainer trainer) =>
        [.. ((Trainer)trainer).Weights.SelectMany(tensor => tensor.Value.data<float>().ToArray())];

    /// <summary>The norm of the difference over the norm of what is expected.</summary>
    public static double Of(float[] weights, float[] expected) =>
        Norm(weights.Zip(expected, (one, other) => (double)one - other)) / Norm(expected.Select(value => (double)value));

    /// <summary>Moves two of three weights by about a last bit.</summary>
    public static void ChangeLastBits(ITrainer trainer)
    {
        foreach (var weight in ((Trainer)trainer).Weights)
        {
            var values = MemoryMarshal.Cast<byte, float>(weight.Value.bytes);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] *= 1 + (i % 3 - 1) * 6e-8f;
            }
        }
    }

    /// <summary>Trains a trainer, then disposes it.</summary>
    public static (float[] Weights, IReadOnlyList<KeyValuePair<string, double>> Metrics) After(
        int epochs, ITrainer trainer, Action<ITrainer>? change = null)
    {
        using (trainer)
        {
            change?.Invoke(trainer);
            EpochResult? result = null;
            for (var epoch = 0; epoch < epochs; epoch++)
            {
                result = trainer.TrainEpoch(null, TestContext.Current.CancellationToken);
            }

            return (Weights(trainer), result!.Metrics);
        }
    }

    /// <summary>The fewest bytes allocated in one of some epochs of a trainer, which is disposed.</summary>
    public static long AllocatedInAnEpoch(ITrainer trainer)
    {
        using (trainer)
        {
            // Code that was compiled in haste allocates where the same code compiled well does not: the least of some epochs is without it.
            trainer.TrainEpoch(null, TestContext.Current.CancellationToken);
            return Enumerable.Range(0, MeasuredEpochs).Min(_ =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                trainer.TrainEpoch(null, TestContext.Current.CancellationToken);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
        }
    }

    /// <summary>Asserts that two ways came to the same weights and metrics, but for rounding.</summary>
    public static void AssertAgree(
        (float[] Weights, IReadOnlyList<KeyValuePair<string, double>> Metrics) found,
        (float[] Weights, IReadOnlyList<KeyValuePair<string, double>> Metrics) expected)
    {
        Assert.InRange(Of(found.Weights, expected.Weights), 0, 1e-5);
        Assert.NotEqual(expected.Weights, found.Weights);
        Assert.Equal(expected.Metrics.Select(metric => metric.Key), found.Metrics.Select(metric => metric.Key));
        Assert.All(expected.Metrics.Zip(found.Metrics), pair =>
            Assert.InRange(Math.Abs(pair.First.Value - pair.Second.Value), 0, 1e-5 * Math.Abs(pair.First.Value) + 2e-5));
    }

    /// <summary>Bytes that 100 steps allocate on the managed heap; what measures a GAN after an epoch allocates as it may.</summary>
    public static long AllocatedInSteps(ITrainedModel model, int batchSize)
    {
        using (model)
        {
            using var epoch = model.BeginEpoch(1);
            using var means = new RunningMeans(model.StepMetrics.Count);
            using var order = TorchSharp.torch.tensor(Enumerable.Range(0, batchSize).Select(row => (long)row).ToArray());
            var batches = new RowBatches((IRowSteps)epoch, ResidentImages.Of(SmallData.Digits.Train), order, means);
            for (var step = 0; step < 50; step++) { batches.Run(0, batchSize); }

            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var step = 0; step < 100; step++) { batches.Run(0, batchSize); }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
