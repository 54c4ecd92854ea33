using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast;

/// <summary>
/// Vectors of 8 floats whatever the processor has, so that sums have one order everywhere, and wider ones are not made up of
/// pairs where there are none (the compiler does that badly). The rest of a row is a vector of which the first lanes count.
/// </summary>
internal static unsafe class Lanes
{
    /// <summary>Floats in a vector.</summary>
    public const int Count = 8;

    private static readonly Vector256<int> Indices = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    /// <summary><paramref name="count"/>, rounded up to whole vectors.</summary>
    public static int RoundUp(int count) => (count + Count - 1) / Count * Count;

    /// <summary>The first <paramref name="count"/> floats at <paramref name="from"/>, at most 8; 0 in the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* from, int count) => count >= Count ? Vector256.Load(from) : LoadRest(from, count);

    /// <summary>Stores the first <paramref name="count"/> lanes, at most 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float* to, int count)
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
    public static Vector256<float> First(Vector256<float> value, int count) => count >= Count
        ? value
        : Vector256.ConditionalSelect(Vector256.LessThan(Indices, Vector256.Create(count)).AsSingle(), value, Vector256<float>.Zero);

    /// <summary>The sum of the lanes, halves first.</summary>
    public static float Sum(Vector256<float> value)
    {
        var four = value.GetLower() + value.GetUpper();
        return four[0] + four[2] + (four[1] + four[3]);
    }

    private static Vector256<float> LoadRest(float* from, int count)
    {
        var lanes = stackalloc float[Count];
        for (var i = 0; i < count; i++)
        {
            lanes[i] = from[i];
        }

        return Vector256.Load(lanes);
    }

    private static void StoreRest(Vector256<float> value, float* to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            to[i] = value[i];
        }
    }
}
