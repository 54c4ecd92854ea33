using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast;

/// <summary>
/// Vectors of 16 floats whatever the processor has, so that sums have one order everywhere; the rest of a row is a vector
/// of which the first lanes count.
/// </summary>
internal static unsafe class Lanes
{
    /// <summary>Floats in a vector.</summary>
    public const int Count = 16;

    private static readonly Vector512<int> Indices = Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    /// <summary><paramref name="count"/>, rounded up to whole vectors.</summary>
    public static int RoundUp(int count) => (count + Count - 1) / Count * Count;

    /// <summary>The first <paramref name="count"/> floats at <paramref name="from"/>, at most 16; 0 in the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* from, int count) => count >= Count ? Vector512.Load(from) : LoadRest(from, count);

    /// <summary>Stores the first <paramref name="count"/> lanes, at most 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* to, int count)
    {
        if (count >= Count)
        {
            value.Store(to);
        }
        else
        {
            StoreRest(value, to, count);
        }
    }

    /// <summary>The value, with 0 in all but the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(Vector512<float> value, int count) => count >= Count
        ? value
        : Vector512.ConditionalSelect(Vector512.LessThan(Indices, Vector512.Create(count)).AsSingle(), value, Vector512<float>.Zero);

    /// <summary>The sum of the lanes, halves first.</summary>
    public static float Sum(Vector512<float> value)
    {
        var eight = value.GetLower() + value.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return four[0] + four[2] + (four[1] + four[3]);
    }

    private static Vector512<float> LoadRest(float* from, int count)
    {
        var lanes = stackalloc float[Count];
        for (var i = 0; i < count; i++)
        {
            lanes[i] = from[i];
        }

        return Vector512.Load(lanes);
    }

    private static void StoreRest(Vector512<float> value, float* to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            to[i] = value[i];
        }
    }
}
