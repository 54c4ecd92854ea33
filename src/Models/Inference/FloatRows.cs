namespace Orchestrator.Models.Inference;

/// <summary>Some rows of a matrix: codes, or images as pixels in [0, 1].</summary>
/// <param name="Count">Rows.</param>
/// <param name="Width">Numbers in a row.</param>
/// <param name="Values">Count x Width numbers, row by row.</param>
public sealed record FloatRows(int Count, int Width, float[] Values)
{
    /// <summary>A row's numbers.</summary>
    /// <param name="index">From 0.</param>
    public ReadOnlySpan<float> Row(int index) => Values.AsSpan(index * Width, Width);
}
