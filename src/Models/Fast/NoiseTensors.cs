using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>Tensors of random numbers; they live in the caller's dispose scope. What is not used of the last vectors is lost.</summary>
internal static unsafe class NoiseTensors
{
    /// <summary>[rows, columns] of N(0, 1).</summary>
    public static Tensor Normal(this NoiseStream noise, long rows, long columns) =>
        Fill(empty(rows, columns), noise, static stream => stream.NextNormal());

    /// <summary>[rows, columns] of U[0, 1).</summary>
    public static Tensor Uniform(this NoiseStream noise, long rows, long columns) =>
        Fill(empty(rows, columns), noise, static stream => stream.NextUniform());

    private static Tensor Fill(
        Tensor tensor, NoiseStream noise, Func<NoiseStream, (Vector256<float> One, Vector256<float> Other)> next)
    {
        var to = TensorMemory.Floats(tensor);
        var count = checked((int)tensor.numel());
        for (var i = 0; i < count; i += 2 * Lanes.Count)
        {
            var (one, other) = next(noise);
            Lanes.Store(one, to + i, count - i);
            Lanes.Store(other, to + i + Lanes.Count, Math.Max(0, count - i - Lanes.Count));
        }

        return tensor;
    }
}
