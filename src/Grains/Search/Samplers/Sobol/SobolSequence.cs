namespace Orchestrator.Grains.Search.Samplers.Sobol;

/// <summary>
/// Sobol's sequence in base 2 (Sobol' 1967; Bratley and Fox 1988, ACM algorithm 659), each dimension scrambled by Owen's nested uniform
/// permutations in the hashed form of Burley 2020, "Practical hash-based Owen scrambling" (the permutation is Laine's and Karras's).
/// Any point is found by its index alone.
/// </summary>
internal static class SobolSequence
{
    /// <summary>The most dimensions.</summary>
    public const int MaxDimensions = SobolDirections.Dimensions;

    private const int Bits = 32;

    private static readonly uint[][] Directions = [.. Enumerable.Range(0, MaxDimensions).Select(SobolDirections.Of)];

    /// <summary>A coordinate in [0, 1) of the point at <paramref name="index"/>.</summary>
    /// <param name="dimension">Below <see cref="MaxDimensions"/>.</param>
    /// <param name="index">From 0; repeats after 2^32.</param>
    /// <param name="scramble">The dimension's permutation.</param>
    public static double At(int dimension, uint index, uint scramble) =>
        Scramble(Unscrambled(dimension, index), scramble) * (1.0 / (1UL << Bits));

    /// <summary>The coordinate in 2^-32, before scrambling.</summary>
    public static uint Unscrambled(int dimension, uint index)
    {
        var coordinate = 0u;
        for (var bit = 0; index != 0; bit++, index >>= 1)
        {
            if ((index & 1) != 0) { coordinate ^= Directions[dimension][bit]; }
        }

        return coordinate;
    }

    private static uint Scramble(uint coordinate, uint seed) => Reverse(Permute(Reverse(coordinate), seed));

    // Each bit is flipped by a hash of those below it: reversed, of those above it.
    private static uint Permute(uint bits, uint seed)
    {
        bits += seed;
        bits ^= bits * 0x6C50B47C;
        bits ^= bits * 0xB82F1E52;
        bits ^= bits * 0xC7AFE638;
        bits ^= bits * 0x8D22F6E6;
        return bits;
    }

    private static uint Reverse(uint bits)
    {
        bits = ((bits >> 1) & 0x55555555) | ((bits & 0x55555555) << 1);
        bits = ((bits >> 2) & 0x33333333) | ((bits & 0x33333333) << 2);
        bits = ((bits >> 4) & 0x0F0F0F0F) | ((bits & 0x0F0F0F0F) << 4);
        return System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(bits);
    }
}
