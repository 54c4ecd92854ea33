namespace Orchestrator.Models.Fast.Kernels;

/// <summary>Runs an update over all numbers of a weight.</summary>
internal static unsafe class UpdateLoop
{
    /// <inheritdoc cref="IUpdateKernel.Move"/>
    public static void Run<T>(in T kernel, float* weights, float* gradients, float* first, float* second, int count)
        where T : struct, IUpdateKernel
    {
        var i = 0;
        for (; i <= count - Lanes.Count; i += Lanes.Count)
        {
            kernel.Move(weights + i, gradients + i, first + i, second + i, Lanes.Count);
        }

        if (i < count)
        {
            kernel.Move(weights + i, gradients + i, first + i, second + i, count - i);
        }
    }
}
