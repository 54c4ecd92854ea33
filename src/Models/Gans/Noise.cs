using System.Runtime.Intrinsics;
using Orchestrator.Models.Fast;
using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>Draws a generator's noise: N(0, 1) for gaussian, U(-1, 1) for uniform.</summary>
internal static unsafe class Noise
{
    private const string Gaussian = "gaussian";
    private const string Uniform = "uniform";

    /// <summary>[n, size]. Lives in the caller's dispose scope.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static Tensor Draw(string kind, long n, long size, Generator stream) => kind switch
    {
        Gaussian => empty(n, size).normal_(0, 1, stream),
        Uniform => empty(n, size).uniform_(-1, 1, stream),
        _ => throw Unknown(kind),
    };

    /// <inheritdoc cref="Draw(string, long, long, Generator)"/>
    public static Tensor Draw(string kind, long n, long size, NoiseStream stream)
    {
        var noise = empty(n, size);
        Draw(kind, TensorMemory.Floats(noise), checked((int)(n * size)), stream);
        return noise;
    }

    /// <summary>Draws <paramref name="count"/> numbers. What is not used of the last vectors is lost.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static void Draw(string kind, float* to, int count, NoiseStream stream)
    {
        var isGaussian = kind == Gaussian || (kind == Uniform ? false : throw Unknown(kind));
        for (var i = 0; i < count; i += 2 * Lanes.Count)
        {
            var (one, other) = isGaussian ? stream.NextNormal() : Center(stream.NextUniform());
            Lanes.Store(one, to + i, count - i);
            Lanes.Store(other, to + i + Lanes.Count, Math.Max(0, count - i - Lanes.Count));
        }
    }

    private static (Vector256<float> One, Vector256<float> Other) Center((Vector256<float> One, Vector256<float> Other) noise) =>
        (noise.One * 2 - Vector256<float>.One, noise.Other * 2 - Vector256<float>.One);

    private static ArgumentException Unknown(string kind) => new($"No noise is called {kind}.", nameof(kind));
}
