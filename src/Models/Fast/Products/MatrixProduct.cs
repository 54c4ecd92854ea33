using System.Runtime.Intrinsics.X86;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>Single-precision matrix products on one thread, by whatever is fastest on this kind of machine.</summary>
internal static class MatrixProduct
{
    private static readonly bool IsWide = WideProduct.IsSupported && (!IsIntel() || !MatrixLibrary.IsAvailable);

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

    // "GenuineIntel" begins with "Genu".
    private static bool IsIntel() => X86Base.IsSupported && X86Base.CpuId(0, 0).Ebx == 0x756E6547;
}
