using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Samplers.Sobol;

/// <summary>
/// Scrambled Sobol points of a space. Columns beyond the sequence's dimensions are drawn independently.
/// </summary>
internal sealed class SobolPoints(ColumnSpace space)
{
    private readonly uint[] _scrambles = [.. Enumerable.Range(0, space.Count)
        .Select(column => (uint)(StableDraw.Stream(space.Seed, space.Family, "sobol", column).NextUnit() * uint.MaxValue))];

    /// <summary>The point at an index from 0, settled in the space.</summary>
    public double[] At(long index)
    {
        double[] point = [.. _scrambles.Select((scramble, column) => column < SobolSequence.MaxDimensions
            ? SobolSequence.At(column, (uint)index, scramble)
            : StableDraw.ForParameter(space.Seed, space.Family, index, space.List[column].Name))];
        space.Settle(point);
        return point;
    }
}
