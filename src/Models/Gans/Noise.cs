using Orchestrator.Models.Fast;
using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>Draws a generator's noise: N(0, 1) for gaussian, U(-1, 1) for uniform.</summary>
internal static unsafe class Noise
{
    public const string Gaussian = "gaussian";
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
        switch (kind)
        {
            case Gaussian:
                stream.FillNormal(to, count);
                break;
            case Uniform:
                stream.FillUniform(to, count);
                Center(to, count);
                break;
            default:
                throw Unknown(kind);
        }
    }

    // From [0, 1) to [-1, 1).
    private static void Center(float* values, int count)
    {
        for (var i = 0; i < count; i++)
        {
            values[i] = values[i] * 2 - 1;
        }
    }

    private static ArgumentException Unknown(string kind) => new($"No noise is called {kind}.", nameof(kind));
}
