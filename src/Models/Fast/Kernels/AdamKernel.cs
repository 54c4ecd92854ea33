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
    private readonly Vector512<float> _keepMean = Vector512.Create((float)beta1);
    private readonly Vector512<float> _newMean = Vector512.Create((float)(1 - beta1));
    private readonly Vector512<float> _keepSquare = Vector512.Create((float)beta2);
    private readonly Vector512<float> _newSquare = Vector512.Create((float)(1 - beta2));
    private readonly Vector512<float> _step = Vector512.Create((float)step);
    private readonly Vector512<float> _epsilon = Vector512.Create((float)epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(float* weights, float* gradients, float* first, float* second, int count)
    {
        var gradient = Lanes.Load(gradients, count);
        var mean = Lanes.Load(first, count) * _keepMean + gradient * _newMean;
        var square = Lanes.Load(second, count) * _keepSquare + gradient * gradient * _newSquare;
        Lanes.Store(mean, first, count);
        Lanes.Store(square, second, count);
        Lanes.Store(Lanes.Load(weights, count) - _step * mean / (Vector512.Sqrt(square) + _epsilon), weights, count);
    }
}
