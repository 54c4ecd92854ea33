using System.Runtime.CompilerServices;
using Orchestrator.Models.Data;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>The loss of a block of images and its gradient.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal static unsafe class LossKernel<TLanes, TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    /// <summary>Turns logits into the loss's gradient by them.</summary>
    /// <param name="isCrossEntropy">Whether the loss is bce; else mse.</param>
    /// <param name="logits">Logits on entry, gradients on return.</param>
    /// <param name="targets">In [0, 1]; laid out like the logits.</param>
    /// <param name="scale">Of the gradient of each image: 1 over pixels and images of the batch, 0 where there is no image.</param>
    /// <returns>Each image's losses, summed over pixels.</returns>
    public static TVector Train(bool isCrossEntropy, Planes logits, Planes targets, TVector scale)
    {
        var total = TLanes.Fill(0);
        for (var row = 0; row < LabeledImages.Side; row++)
        {
            var at = logits.At(row, 0);
            total = TLanes.Add(total, isCrossEntropy
                ? CrossEntropy(logits.Pointer + at, targets.Pointer + at, scale)
                : SquaredError(logits.Pointer + at, targets.Pointer + at, scale));
        }

        return total;
    }

    private static TVector CrossEntropy(float* logits, float* targets, TVector scale)
    {
        var losses = TLanes.Fill(0);
        for (var end = logits + LabeledImages.Side * TLanes.Count; logits < end; logits += TLanes.Count, targets += TLanes.Count)
        {
            var (logit, target) = (TLanes.Load(logits), TLanes.Load(targets));
            var (output, small) = Sigmoid(logit);
            var loss = TLanes.Subtract(TLanes.Max(TLanes.Fill(0), logit), TLanes.Multiply(logit, target));
            losses = TLanes.Add(losses, TLanes.Add(loss, LaneMath<TLanes, TVector>.LogOfOneAnd(small)));
            TLanes.Store(TLanes.Multiply(TLanes.Subtract(output, target), scale), logits);
        }

        return losses;
    }

    private static TVector SquaredError(float* logits, float* targets, TVector scale)
    {
        var losses = TLanes.Fill(0);
        for (var end = logits + LabeledImages.Side * TLanes.Count; logits < end; logits += TLanes.Count, targets += TLanes.Count)
        {
            var (output, _) = Sigmoid(TLanes.Load(logits));
            var error = TLanes.Subtract(output, TLanes.Load(targets));
            losses = TLanes.MultiplyAdd(error, error, losses);
            var slope = TLanes.Multiply(output, TLanes.Subtract(TLanes.Fill(2), TLanes.Add(output, output)));
            TLanes.Store(TLanes.Multiply(TLanes.Multiply(error, slope), scale), logits);
        }

        return losses;
    }

    // 1 / (1 + e^-x), and e^-|x|.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Output, TVector Small) Sigmoid(TVector x)
    {
        var zero = TLanes.Fill(0);
        var small = LaneMath<TLanes, TVector>.ExpOfNegative(TLanes.Min(TLanes.Subtract(zero, x), x));
        var larger = TLanes.Divide(TLanes.Fill(1), TLanes.Add(TLanes.Fill(1), small));
        return (TLanes.Select(TLanes.Above(x, zero), larger, TLanes.Multiply(small, larger)), small);
    }
}
