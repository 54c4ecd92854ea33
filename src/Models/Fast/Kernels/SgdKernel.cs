using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>See <see cref="Optimizers.Sgd"/>.</summary>
/// <param name="rate">The rate.</param>
internal readonly unsafe struct SgdKernel(double rate) : IUpdateKernel
{
    private readonly Vector256<float> _rate = Vector256.Create((float)rate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(float* weights, float* gradients, float* first, float* second, int count) =>
        Lanes.Store(Lanes.Load(weights, count) - _rate * Lanes.Load(gradients, count), weights, count);
}
