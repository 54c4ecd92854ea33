using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>Tensors of random numbers; they live in the caller's dispose scope. What is not used of the last vectors is lost.</summary>
internal static unsafe class NoiseTensors
{
    /// <summary>[rows, columns] of N(0, 1).</summary>
    public static Tensor Normal(this NoiseStream noise, long rows, long columns)
    {
        var tensor = empty(rows, columns);
        noise.FillNormal(TensorMemory.Floats(tensor), checked((int)(rows * columns)));
        return tensor;
    }

    /// <summary>[rows, columns] of U[0, 1).</summary>
    public static Tensor Uniform(this NoiseStream noise, long rows, long columns)
    {
        var tensor = empty(rows, columns);
        noise.FillUniform(TensorMemory.Floats(tensor), checked((int)(rows * columns)));
        return tensor;
    }
}
