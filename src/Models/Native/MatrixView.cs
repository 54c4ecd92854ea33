namespace Orchestrator.Models.Native;

/// <summary>A matrix in memory that someone else owns.</summary>
/// <param name="values">The first value.</param>
/// <param name="stride">Floats from one row, as stored, to the next.</param>
/// <param name="isTransposed">Whether it is taken transposed.</param>
internal readonly unsafe struct MatrixView(float* values, int stride, bool isTransposed = false)
{
    /// <summary>The first value.</summary>
    public float* Values { get; } = values;

    /// <summary>Floats from one row, as stored, to the next.</summary>
    public int Stride { get; } = stride;

    /// <summary>Whether it is taken transposed.</summary>
    public bool IsTransposed { get; } = isTransposed;

    /// <summary>The same values, taken the other way.</summary>
    public MatrixView Transposed => new(Values, Stride, !IsTransposed);
}
