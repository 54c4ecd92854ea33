using System.Runtime.Intrinsics;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Fast.Variational;

/// <summary>The drawn code, see <see cref="CodeDistribution"/>, one unit of it for a batch of images.</summary>
internal static unsafe class CodeKernel
{
    /// <summary>Draws mean + deviation x noise.</summary>
    /// <param name="mean">[images]; its bias is added in place.</param>
    /// <param name="logVariance">[images]; its bias is added in place.</param>
    /// <param name="biases">Of both.</param>
    /// <param name="noise">[images] of N(0, 1); times the deviation on return.</param>
    /// <param name="code">[images]; overwritten.</param>
    /// <param name="images">Images.</param>
    /// <returns>The sum of the divergences from N(0, 1).</returns>
    public static float Draw(float* mean, float* logVariance, (float Mean, float LogVariance) biases, float* noise, float* code, int images)
    {
        var total = Vector256<float>.Zero;
        for (var i = 0; i < images; i += Lanes.Count)
        {
            var (count, half) = (images - i, Vector256.Create(0.5f));
            var m = Lanes.Load(mean + i, count) + Vector256.Create(biases.Mean);
            var v = Lanes.Load(logVariance + i, count) + Vector256.Create(biases.LogVariance);
            var deviation = VectorMath.Exp(v * half);
            var moved = deviation * Lanes.Load(noise + i, count);
            Lanes.Store(m, mean + i, count);
            Lanes.Store(v, logVariance + i, count);
            Lanes.Store(moved, noise + i, count);
            Lanes.Store(m + moved, code + i, count);
            total += Lanes.First((m * m + VectorMath.Exp(v) - v - Vector256<float>.One) * half, count);
        }

        return Lanes.Sum(total);
    }

    /// <summary>Takes the gradient by the code to its distribution, in place, and adds that of the divergence.</summary>
    /// <param name="mean">[images]: with bias on entry, its gradient on return.</param>
    /// <param name="logVariance">The same of the log-variance.</param>
    /// <param name="moved">[images]: deviation x noise.</param>
    /// <param name="gradients">[images]: by the code.</param>
    /// <param name="weight">The divergence's weight over the images.</param>
    /// <param name="images">Images.</param>
    /// <returns>The sums of both gradients.</returns>
    public static (float Mean, float LogVariance) Return(
        float* mean, float* logVariance, float* moved, float* gradients, float weight, int images)
    {
        var (means, variances) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < images; i += Lanes.Count)
        {
            var count = images - i;
            var gradient = Lanes.Load(gradients + i, count);
            var byMean = gradient + Lanes.Load(mean + i, count) * weight;
            var growth = (VectorMath.Exp(Lanes.Load(logVariance + i, count)) - Vector256<float>.One) * weight;
            var byVariance = Lanes.First((gradient * Lanes.Load(moved + i, count) + growth) * 0.5f, count);
            Lanes.Store(byMean, mean + i, count);
            Lanes.Store(byVariance, logVariance + i, count);
            (means, variances) = (means + byMean, variances + byVariance);
        }

        return (Lanes.Sum(means), Lanes.Sum(variances));
    }
}
