using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Fast;

/// <summary>Corrupts pixels, 16 at a time, with one random number for each whatever the kind.</summary>
internal static unsafe class CorruptionKernel
{
    private interface IKind
    {
        (Vector256<float> One, Vector256<float> Other) Next(NoiseStream noise);

        (Vector512<float> One, Vector512<float> Other) NextWide(NoiseStream noise);

        Vector256<float> Apply(Vector256<float> pixels, Vector256<float> noise);
    }

    /// <inheritdoc cref="Corruptions.Apply"/>
    /// <param name="corruption">Kind and level.</param>
    /// <param name="from">Pixels in [0, 1].</param>
    /// <param name="to">As many; may be the same.</param>
    /// <param name="count">How many.</param>
    /// <param name="noise">The stream.</param>
    public static void Apply(Corruption corruption, float* from, float* to, int count, NoiseStream noise)
    {
        var level = (float)corruption.Level;
        switch (corruption.Kind)
        {
            case "gaussian":
                Apply(new Gaussian(level), from, to, count, noise);
                break;
            case "masking":
                Apply(new Masking(level), from, to, count, noise);
                break;
            case "salt-pepper":
                Apply(new SaltAndPepper(level), from, to, count, noise);
                break;
            default:
                throw new ArgumentException($"No corruption is called {corruption.Kind}.", nameof(corruption));
        }
    }

    private static void Apply<T>(T kind, float* from, float* to, int count, NoiseStream noise)
        where T : struct, IKind
    {
        for (var i = NoiseStream.IsWide ? ApplyWide(kind, from, to, count, noise) : 0; i < count; i += 2 * Lanes.Count)
        {
            var (one, other) = kind.Next(noise);
            Lanes.Store(kind.Apply(Lanes.Load(from + i, count - i), one), to + i, count - i);
            var rest = count - i - Lanes.Count;
            if (rest > 0)
            {
                Lanes.Store(kind.Apply(Lanes.Load(from + i + Lanes.Count, rest), other), to + i + Lanes.Count, rest);
            }
        }
    }

    /// <returns>How many pixels were done.</returns>
    private static int ApplyWide<T>(T kind, float* from, float* to, int count, NoiseStream noise)
        where T : struct, IKind
    {
        var i = 0;
        for (; i <= count - (4 * Lanes.Count); i += 4 * Lanes.Count)
        {
            var (one, other) = kind.NextWide(noise);
            ApplyPair(kind, from + i, to + i, one.GetLower(), other.GetLower());
            ApplyPair(kind, from + i + (2 * Lanes.Count), to + i + (2 * Lanes.Count), one.GetUpper(), other.GetUpper());
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ApplyPair<T>(T kind, float* from, float* to, Vector256<float> one, Vector256<float> other)
        where T : struct, IKind
    {
        kind.Apply(Vector256.Load(from), one).Store(to);
        kind.Apply(Vector256.Load(from + Lanes.Count), other).Store(to + Lanes.Count);
    }

    private readonly struct Gaussian(float level) : IKind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector256<float> One, Vector256<float> Other) Next(NoiseStream noise) => noise.NextNormal();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector512<float> One, Vector512<float> Other) NextWide(NoiseStream noise) => noise.NextWideNormal();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> pixels, Vector256<float> noise) => Vector256.MinNative(
            Vector256<float>.One, Vector256.MaxNative(Vector256<float>.Zero, pixels + noise * level));
    }

    private readonly struct Masking(float level) : IKind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector256<float> One, Vector256<float> Other) Next(NoiseStream noise) => noise.NextUniform();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector512<float> One, Vector512<float> Other) NextWide(NoiseStream noise) => noise.NextWideUniform();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> pixels, Vector256<float> noise) =>
            Vector256.ConditionalSelect(Vector256.LessThan(noise, Vector256.Create(level)), Vector256<float>.Zero, pixels);
    }

    private readonly struct SaltAndPepper(float level) : IKind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector256<float> One, Vector256<float> Other) Next(NoiseStream noise) => noise.NextUniform();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector512<float> One, Vector512<float> Other) NextWide(NoiseStream noise) => noise.NextWideUniform();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> pixels, Vector256<float> noise)
        {
            var peppered = Vector256.ConditionalSelect(
                Vector256.LessThan(noise, Vector256.Create(level)), Vector256<float>.Zero, pixels);
            return Vector256.ConditionalSelect(
                Vector256.LessThan(noise, Vector256.Create(level / 2)), Vector256<float>.One, peppered);
        }
    }
}
