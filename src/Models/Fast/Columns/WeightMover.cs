using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Native;
using Orchestrator.Models.Optimizers;

namespace Orchestrator.Models.Fast.Columns;

/// <summary>
/// Moves weights as soon as a part of their gradient is there, while that part is in a near cache: no gradient is ever written to
/// memory as a whole. The optimizer's step is begun by the caller.
/// </summary>
/// <param name="optimizer">Moves; the caller's.</param>
internal sealed unsafe class WeightMover(Optimizer optimizer) : IDisposable
{
    private readonly BatchProduct _product = new();
    private NativeFloats _block = new(1);

    /// <summary>Weights times a batch.</summary>
    /// <param name="weights">[rows, k].</param>
    /// <param name="batch">[k, images].</param>
    /// <param name="sums">[rows, images]; overwritten.</param>
    /// <param name="size">Rows, images, and k.</param>
    public void Multiply(in MatrixView weights, in MatrixView batch, in MatrixView sums, (int Rows, int Images, int K) size)
    {
        _product.Take(batch, size.K, size.Images);
        _product.Multiply(weights, sums, size.Rows);
    }

    /// <summary>Moves a weight against gradients x inputs transposed.</summary>
    /// <param name="weight">[units, inputs].</param>
    /// <param name="gradients">By the sums: [units, images].</param>
    /// <param name="inputs">[inputs, images].</param>
    /// <param name="images">Columns of both.</param>
    public void Move(MovedWeight weight, in MatrixView gradients, in MatrixView inputs, int images)
    {
        var (columns, most) = (weight.Columns, _product.RowsAtOnce);
        Reserve(most * columns);
        _product.Take(inputs.Transposed, images, columns);
        for (var row = 0; row < weight.Rows; row += most)
        {
            var rows = Math.Min(most, weight.Rows - row);
            MatrixView part = new(gradients.Values + (long)row * gradients.Stride, gradients.Stride);
            _product.Multiply(part, new(_block.Pointer, columns), rows);
            optimizer.Move(weight.Index, (long)row * columns, _block.Pointer, rows * columns);
        }
    }

    /// <summary>Moves a weight as a whole.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="gradients">As many numbers.</param>
    public void Move(MovedWeight weight, float* gradients) => optimizer.Move(weight.Index, gradients);

    /// <inheritdoc/>
    public void Dispose()
    {
        _product.Dispose();
        _block.Dispose();
    }

    private void Reserve(int count)
    {
        if (_block.Count < count)
        {
            _block.Dispose();
            _block = new(count);
        }
    }
}
