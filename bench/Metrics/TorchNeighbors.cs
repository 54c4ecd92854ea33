using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Metrics;

/// <summary>Votes of the nearest codes in torch's operators: the baseline of <see cref="NearestNeighbors"/>.</summary>
internal static class TorchNeighbors
{
    private const int Neighbors = 5;
    private const int QueryBlock = 256;

    /// <summary>The accuracy.</summary>
    public static double Accuracy(LabeledCodes training, LabeledCodes test)
    {
        using var scope = NewDisposeScope();
        var norms = training.Codes.Squared().sum(1L);
        var right = 0;
        var start = 0;
        foreach (var queries in test.Codes.split(QueryBlock))
        {
            using var block = NewDisposeScope();
            var (_, rows) = queries.mm(training.Codes.t()).Multiply(-2).Add(norms).topk(Neighbors, 1, largest: false);
            var nearest = rows.data<long>().ToArray();
            for (var query = 0; query < queries.shape[0]; query++)
            {
                right += Vote(nearest.AsSpan(query * Neighbors, Neighbors), training.Labels) == test.Labels[start++] ? 1 : 0;
            }
        }

        return right / (double)test.Labels.Length;
    }

    private static byte Vote(ReadOnlySpan<long> rows, byte[] labels) =>
        rows.ToArray().Select(row => labels[row]).GroupBy(label => label).MaxBy(group => group.Count())!.Key;
}
