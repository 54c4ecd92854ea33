using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tensors;

/// <summary>
/// Operations of tensors with numbers. TorchSharp turns a number into a <see cref="Scalar"/>, hands its pointer to libtorch and
/// forgets it, so that the garbage collector may free it before libtorch has read it: the operation then fails or computes
/// with garbage (seen with TorchSharp 0.107). Here each number is held until the operation is done. A test sees to it that nothing
/// else in this project calls what makes such numbers, sums of two tensors and squares among them.
/// Results live in the caller's dispose scope.
/// </summary>
internal static class SafeOperations
{
    /// <summary>a + b.</summary>
    public static Tensor Plus(this Tensor a, Tensor b)
    {
        using Scalar one = 1;
        return a.add(b, one);
    }

    /// <summary>a + number.</summary>
    public static Tensor Plus(this Tensor a, double number)
    {
        using Scalar one = 1;
        using Scalar held = number;
        return a.add(held, one);
    }

    /// <summary>a x number.</summary>
    public static Tensor Times(this Tensor a, double number)
    {
        using Scalar held = number;
        return a.mul(held);
    }

    /// <summary>a x a, element by element.</summary>
    public static Tensor Squared(this Tensor a) => a.mul(a);

    /// <summary>a, but at least <paramref name="low"/> and at most <paramref name="high"/>.</summary>
    public static Tensor Clamped(this Tensor a, double low, double high)
    {
        using Scalar min = low;
        using Scalar max = high;
        return a.clamp(min, max);
    }

    /// <summary>a where it is positive, else a x <paramref name="slope"/>.</summary>
    public static Tensor LeakyRelu(this Tensor a, double slope)
    {
        using Scalar held = slope;
        return a.leaky_relu(held);
    }

    /// <summary>Where a &gt; number.</summary>
    public static Tensor IsAbove(this Tensor a, double number)
    {
        using Scalar held = number;
        return a.gt(held);
    }

    /// <summary>Where a &lt; number.</summary>
    public static Tensor IsBelow(this Tensor a, double number)
    {
        using Scalar held = number;
        return a.lt(held);
    }

    /// <summary>a, but <paramref name="number"/> where <paramref name="mask"/> is true.</summary>
    public static Tensor FilledWhere(this Tensor a, Tensor mask, double number)
    {
        using Scalar held = number;
        return a.masked_fill(mask, held);
    }

    /// <summary>A tensor of the shape of a, all <paramref name="number"/>.</summary>
    public static Tensor FilledLike(this Tensor a, double number)
    {
        using Scalar held = number;
        return a.full_like(held);
    }
}
