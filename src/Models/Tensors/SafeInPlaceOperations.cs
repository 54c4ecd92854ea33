using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tensors;

/// <summary>Operations with numbers that change their first tensor and give it back; see <see cref="SafeOperations"/>.</summary>
internal static class SafeInPlaceOperations
{
    /// <summary>a += b x scale.</summary>
    public static Tensor Add(this Tensor a, Tensor b, double scale)
    {
        using Scalar held = scale;
        return a.add_(b, held);
    }

    /// <summary>a += b.</summary>
    public static Tensor Add(this Tensor a, Tensor b) => a.Add(b, 1);

    /// <summary>a += number.</summary>
    public static Tensor Add(this Tensor a, double number)
    {
        using Scalar one = 1;
        using Scalar held = number;
        return a.add_(held, one);
    }

    /// <summary>a *= number.</summary>
    public static Tensor Multiply(this Tensor a, double number)
    {
        using Scalar held = number;
        return a.mul_(held);
    }

    /// <summary>a /= number.</summary>
    public static Tensor Divide(this Tensor a, double number)
    {
        using Scalar held = number;
        return a.div_(held);
    }

    /// <summary>a += b x c x scale.</summary>
    public static Tensor AddProduct(this Tensor a, Tensor b, Tensor c, double scale)
    {
        using Scalar held = scale;
        return a.addcmul_(b, c, held);
    }

    /// <summary>a += b / c x scale.</summary>
    public static Tensor AddQuotient(this Tensor a, Tensor b, Tensor c, double scale)
    {
        using Scalar held = scale;
        return a.addcdiv_(b, c, held);
    }

    /// <summary>Clamps a to [low, high].</summary>
    public static Tensor Clamp(this Tensor a, double low, double high)
    {
        using Scalar min = low;
        using Scalar max = high;
        return a.clamp_(min, max);
    }
}
