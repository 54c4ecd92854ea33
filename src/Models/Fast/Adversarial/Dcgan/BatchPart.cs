using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>The images of a batch in its blocks, of which the last may have lanes without an image.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
/// <param name="count">Images.</param>
internal readonly unsafe struct BatchPart<TLanes, TVector>(int count)
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private const int LaneCount = 16;

    /// <summary>Images.</summary>
    public int Count { get; } = count;

    /// <summary>Blocks with images.</summary>
    public int Blocks { get; } = (count + TLanes.Count - 1) / TLanes.Count;

    /// <summary>Images of a block.</summary>
    public int CountOf(int block) => Math.Min(TLanes.Count, Count - block * TLanes.Count);

    /// <summary>A mask of the lanes that have an image.</summary>
    public TVector MaskOf(int block)
    {
        var lanes = stackalloc float[LaneCount];
        new Span<float>(lanes, LaneCount).Clear();
        new Span<float>(lanes, CountOf(block)).Fill(1);
        return TLanes.Above(TLanes.Load(lanes), TLanes.Fill(0));
    }

    /// <summary>The sum over a block's images, one after another, so that it does not depend on the width.</summary>
    public double Sum(TVector values, int block)
    {
        var lanes = stackalloc float[LaneCount];
        TLanes.Store(values, lanes);
        var sum = 0.0;
        for (var i = 0; i < CountOf(block); i++)
        {
            sum += lanes[i];
        }

        return sum;
    }
}
