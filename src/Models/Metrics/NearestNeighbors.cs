using System.Runtime.InteropServices;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>knn_accuracy</c>: the share of test codes, 0 to 1, whose class most of their 5 nearest training codes have, by Euclidean
/// distance. Classes with equally many votes: the one whose nearest member is nearer; codes at one distance: the earlier.
/// </summary>
internal static class NearestNeighbors
{
    private const int Neighbors = 5;

    // Bounds a block of distances to 4 MB, so that it is still in cache when it is searched.
    private const int QueryBlock = 256;
    private const int TrainingBlock = 4096;

    /// <summary>The accuracy.</summary>
    /// <param name="training">What is voted with.</param>
    /// <param name="test">What is classified.</param>
    public static double Accuracy(LabeledCodes training, LabeledCodes test)
    {
        var right = 0;
        var start = 0L;
        foreach (var queries in test.Codes.split(QueryBlock))
        {
            using var scope = NewDisposeScope();
            foreach (var nearest in Find(training.Codes, queries))
            {
                right += nearest.Vote(training.Labels) == test.Labels[start++] ? 1 : 0;
            }
        }

        return right / (double)test.Labels.Length;
    }

    private static NearestCodes[] Find(Tensor training, Tensor queries)
    {
        NearestCodes[] nearest = [.. Enumerable.Range(0, (int)queries.shape[0]).Select(_ => new NearestCodes(Neighbors))];
        var first = 0;
        foreach (var block in training.split(TrainingBlock))
        {
            using var scope = NewDisposeScope();

            // |t|^2 - 2 t q ranks as |t - q|^2 does: |q|^2 is the same for all of a query's distances.
            var distances = queries.mm(block.t()).Multiply(-2).Add(block.mul(block).sum(1L));
            var values = MemoryMarshal.Cast<byte, float>(distances.bytes);
            var width = (int)block.shape[0];
            for (var query = 0; query < nearest.Length; query++)
            {
                nearest[query].Search(values.Slice(query * width, width), first);
            }

            first += width;
        }

        return nearest;
    }
}
