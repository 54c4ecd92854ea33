using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>See <see cref="Optimizers.Adadelta"/>; the moments are the squares and the updates' squares.</summary>
/// <param name="rho">Decay of both.</param>
/// <param name="rate">The rate.</param>
/// <param name="epsilon">Added under the roots.</param>
internal readonly unsafe struct AdadeltaKernel(double rho, double rate, double epsilon) : IUpdateKernel
{
    private readonly Vector256<float> _keep = Vector256.Create((float)rho);
    private readonly Vector256<float> _new = Vector256.Create((float)(1 - rho));
    private readonly Vector256<float> _rate = Vector256.Create((float)rate);
    private readonly Vector256<float> _epsilon = Vector256.Create((float)epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(float* weights, float* gradients, float* first, float* second, int count)
    {
        var gradient = Lanes.Load(gradients, count);
        var square = Lanes.Load(first, count) * _keep + gradient * gradient * _new;
        var updates = Lanes.Load(second, count);
        var update = Vector256.Sqrt((updates + _epsilon) / (square + _epsilon)) * gradient;
        Lanes.Store(square, first, count);
        Lanes.Store(updates * _keep + update * update * _new, second, count);
        Lanes.Store(Lanes.Load(weights, count) - _rate * update, weights, count);
    }
}
