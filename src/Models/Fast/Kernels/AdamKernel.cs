using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>See <see cref="Optimizers.Adam"/>; the moments are the means and the squares.</summary>
/// <param name="beta1">Decay of the means.</param>
/// <param name="beta2">Decay of the squares.</param>
/// <param name="step">The rate, corrected for bias.</param>
/// <param name="epsilon">Added to the root.</param>
internal readonly unsafe struct AdamKernel(double beta1, double beta2, double step, double epsilon) : IUpdateKernel
{
    private readonly Vector256<float> _keepMean = Vector256.Create((float)beta1);
    private readonly Vector256<float> _newMean = Vector256.Create((float)(1 - beta1));
    private readonly Vector256<float> _keepSquare = Vector256.Create((float)beta2);
    private readonly Vector256<float> _newSquare = Vector256.Create((float)(1 - beta2));
    private readonly Vector256<float> _step = Vector256.Create((float)step);
    private readonly Vector256<float> _epsilon = Vector256.Create((float)epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(float* weights, float* gradients, float* first, float* second, int count)
    {
        var gradient = Lanes.Load(gradients, count);
        var mean = Lanes.Load(first, count) * _keepMean + gradient * _newMean;
        var square = Lanes.Load(second, count) * _keepSquare + gradient * gradient * _newSquare;
        Lanes.Store(mean, first, count);
        Lanes.Store(square, second, count);
        Lanes.Store(Lanes.Load(weights, count) - _step * mean / (Vector256.Sqrt(square) + _epsilon), weights, count);
    }
}
