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
        for (var i = 0; i < count; i += 2 * Lanes.Count)
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

    private readonly struct Gaussian(float level) : IKind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector256<float> One, Vector256<float> Other) Next(NoiseStream noise) => noise.NextNormal();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> pixels, Vector256<float> noise) => Vector256.MinNative(
            Vector256<float>.One, Vector256.MaxNative(Vector256<float>.Zero, pixels + noise * level));
    }

    private readonly struct Masking(float level) : IKind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector256<float> One, Vector256<float> Other) Next(NoiseStream noise) => noise.NextUniform();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> pixels, Vector256<float> noise) =>
            Vector256.ConditionalSelect(Vector256.LessThan(noise, Vector256.Create(level)), Vector256<float>.Zero, pixels);
    }

    private readonly struct SaltAndPepper(float level) : IKind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector256<float> One, Vector256<float> Other) Next(NoiseStream noise) => noise.NextUniform();

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
