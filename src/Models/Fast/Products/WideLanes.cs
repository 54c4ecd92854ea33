using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Products;

/// <summary>Vectors of 16 floats, and the first lanes of one.</summary>
internal static unsafe class WideLanes
{
    /// <summary>Floats in a vector.</summary>
    public const int Count = 16;

    /// <summary>The first <paramref name="count"/> floats at <paramref name="from"/>, at most 16; 0 in the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* from, int count) => count >= Count
        ? Vector512.Load(from)
        : Vector512.Create(Lanes.Load(from, count), count > Lanes.Count ? Lanes.Load(from + Lanes.Count, count - Lanes.Count) : default);

    /// <summary>Stores the first <paramref name="count"/> lanes, at most 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* to, int count)
    {
        if (count >= Count)
        {
            value.Store(to);
            return;
        }

        Lanes.Store(value.GetLower(), to, count);
        if (count > Lanes.Count)
        {
            Lanes.Store(value.GetUpper(), to + Lanes.Count, count - Lanes.Count);
        }
    }
}
