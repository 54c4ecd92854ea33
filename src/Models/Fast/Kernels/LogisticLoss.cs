using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>Binary cross-entropy from logits, with natural logarithms.</summary>
internal static class LogisticLoss
{
    /// <summary>max(z, 0) - z t + ln(1 + e^-|z|), which no logit makes overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> logits, Vector512<float> targets)
    {
        var small = VectorMath.Exp(-Vector512.Abs(logits));
        return Vector512.MaxNative(Vector512<float>.Zero, logits) - logits * targets + VectorMath.Log(Vector512<float>.One + small);
    }
}
