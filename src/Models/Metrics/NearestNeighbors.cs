using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Native;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>knn_accuracy</c>: the share of test codes, 0 to 1, whose class most of their 5 nearest training codes have, by Euclidean
/// distance. Classes with equally many votes: the one whose nearest member is nearer; codes at one distance: the earlier.
/// </summary>
internal sealed unsafe class NearestNeighbors : IDisposable
{
    private const int Neighbors = 5;

    // Packed queries of 64 units take 64 KB, so that they stay in the second cache while all training codes go past them.
    private const int QueryBlock = 256;

    private readonly TensorPointers _codesAndNorms;
    private readonly int _count;
    private readonly int _units;
    private readonly BatchProduct _product = new();
    private readonly NativeFloats _distances;

    private NearestNeighbors(Tensor training)
    {
        using var squares = training.Squared();
        _codesAndNorms = new([training, squares.sum(1L)]);
        (_count, _units) = ((int)training.shape[0], (int)training.shape[1]);
        _distances = new(_product.RowsAtOnce * QueryBlock);
    }

    /// <summary>The accuracy.</summary>
    /// <param name="training">What is voted with; contiguous floats on the CPU, as the others.</param>
    /// <param name="test">What is classified.</param>
    public static double Accuracy(LabeledCodes training, LabeledCodes test)
    {
        using var scope = NewDisposeScope();
        using var neighbors = new NearestNeighbors(training.Codes);
        var (right, start) = (0, 0);
        foreach (var queries in test.Codes.split(QueryBlock))
        {
            var nearest = neighbors.Find(queries);
            for (var query = 0; query < queries.shape[0]; query++)
            {
                right += nearest.Vote(query, training.Labels) == test.Labels[start++] ? 1 : 0;
            }
        }

        return right / (double)test.Labels.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _product.Dispose();
        _distances.Dispose();
    }

    // |t|^2 - 2 t q ranks as |t - q|^2 does: |q|^2 is the same for all of a query's distances.
    private NearestCodes Find(Tensor queries)
    {
        using var scope = NewDisposeScope();
        using var factor = queries.Times(-2);
        var count = (int)queries.shape[0];
        var nearest = new NearestCodes(count, Neighbors);
        _product.Take(new MatrixView(TensorMemory.Floats(factor), _units).Transposed, _units, count);
        for (var row = 0; row < _count; row += _product.RowsAtOnce)
        {
            Add(nearest, row, Math.Min(_product.RowsAtOnce, _count - row));
        }

        return nearest;
    }

    private void Add(NearestCodes nearest, int first, int count)
    {
        var codes = _codesAndNorms[0] + (long)first * _units;
        var norms = _codesAndNorms[1] + first;
        _product.Multiply(new(codes, _units), new(_distances.Pointer, QueryBlock), count);
        for (var row = 0; row < count; row++)
        {
            nearest.Add(_distances.Pointer + row * QueryBlock, norms[row], first + row);
        }
    }
}
