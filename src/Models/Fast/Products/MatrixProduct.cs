using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>Single-precision matrix products on one thread, by whatever is fastest on this kind of machine.</summary>
internal static class MatrixProduct
{
    private const string Intel = "GenuineIntel";

    /// <summary>Whether it is the program's own one; else MKL's.</summary>
    public static bool IsWide { get; } = WideProduct.IsSupported && (ProductRecord.Vendor != Intel || !MatrixLibrary.IsAvailable);

    /// <summary>Whether there is one here.</summary>
    public static bool IsAvailable => IsWide || MatrixLibrary.IsAvailable;

    /// <inheritdoc cref="MatrixLibrary.Multiply"/>
    public static void Multiply(in MatrixView a, in MatrixView b, float keep, in MatrixView c, (int M, int N, int K) size)
    {
        if (IsWide)
        {
            WideProduct.Multiply(a, b, keep, c, size);
        }
        else
        {
            MatrixLibrary.Multiply(a, b, keep, c, size);
        }
    }
}
