using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Sums 16 floats in one order everywhere.</summary>
internal static unsafe class LaneSum
{
    /// <summary>The sum, quarters first.</summary>
    public static float Of(float* lanes)
    {
        var four = Vector128.Load(lanes) + Vector128.Load(lanes + 4) + (Vector128.Load(lanes + 8) + Vector128.Load(lanes + 12));
        return four[0] + four[2] + (four[1] + four[3]);
    }
}
