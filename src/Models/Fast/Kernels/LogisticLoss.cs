using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>Binary cross-entropy from logits, with natural logarithms.</summary>
internal static class LogisticLoss
{
    /// <summary>max(z, 0) - z t + ln(1 + e^-|z|), which no logit makes overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> logits, Vector256<float> targets)
    {
        var small = VectorMath.Exp(-Vector256.Abs(logits));
        return Vector256.MaxNative(Vector256<float>.Zero, logits) - logits * targets + VectorMath.Log(Vector256<float>.One + small);
    }
}
