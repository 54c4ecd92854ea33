using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// Products of weights with a batch whose images are columns, by whatever is fastest on this kind of machine. The batch, the smaller
/// factor, is copied; the weights are read where they lie.
/// </summary>
internal sealed unsafe class BatchProduct : IDisposable
{
    private readonly IPackedFactor? _packed = MatrixProduct.CreateFactor();
    private MatrixView _batch;
    private (int Rows, int Columns) _size;

    /// <summary>Rows that <see cref="Multiply"/> is best given at once where its result is used up at once.</summary>
    public int RowsAtOnce => _packed is null ? 128 : 24;

    /// <summary>Takes the right factor of the products that follow; its memory is to stay as it is until then.</summary>
    /// <param name="batch">[rows, columns].</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    public void Take(in MatrixView batch, int rows, int columns)
    {
        (_batch, _size) = (batch, (rows, columns));
        _packed?.Pack(batch, rows, columns);
    }

    /// <summary>C = A B.</summary>
    /// <param name="a">[rows, k].</param>
    /// <param name="c">[rows, columns]; overwritten.</param>
    /// <param name="rows">Rows of both.</param>
    public void Multiply(in MatrixView a, in MatrixView c, int rows)
    {
        if (_packed is null)
        {
            MatrixProduct.Multiply(a, _batch, 0, c, (rows, _size.Columns, _size.Rows));
        }
        else
        {
            _packed.Multiply(a, c, rows);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _packed?.Dispose();
}
