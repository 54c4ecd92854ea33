using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>See <see cref="Optimizers.RmsProp"/>; the first moment is the squares.</summary>
/// <param name="rho">Decay of the squares.</param>
/// <param name="rate">The rate.</param>
/// <param name="epsilon">Added under the root.</param>
internal readonly unsafe struct RmsPropKernel(double rho, double rate, double epsilon) : IUpdateKernel
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
        Lanes.Store(square, first, count);
        Lanes.Store(Lanes.Load(weights, count) - _rate * gradient / Vector256.Sqrt(square + _epsilon), weights, count);
    }
}
