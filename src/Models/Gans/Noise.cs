using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>Draws a generator's noise.</summary>
internal static class Noise
{
    /// <summary>[n, size] of N(0, 1) for gaussian, U(-1, 1) for uniform. Lives in the caller's dispose scope.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static Tensor Draw(string kind, long n, long size, Generator stream) => kind switch
    {
        "gaussian" => empty(n, size).normal_(0, 1, stream),
        "uniform" => empty(n, size).uniform_(-1, 1, stream),
        _ => throw new ArgumentException($"No noise is called {kind}.", nameof(kind)),
    };
}
