using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// What the bits of a matrix product depend on besides libtorch's version: MKL sums in another order on other vendors'
/// processors, and the program's own product in yet another.
/// </summary>
public static class ProductRecord
{
    /// <summary>The processor's vendor as it names itself, for example <c>GenuineIntel</c>; <c>unknown</c> where it does not.</summary>
    public static string Vendor { get; } = ReadVendor();

    /// <summary>
    /// What multiplies in dense networks: <c>own AVX-512</c>, <c>own AVX2</c>, <c>MKL</c>, or <c>torch</c> where none of those is to be had.
    /// </summary>
    /// <exception cref="TorchRuntimeException">libtorch cannot be loaded on this system.</exception>
    public static string Product => MatrixProduct.Kind switch
    {
        ProductKind.OwnAvx512 => "own AVX-512",
        ProductKind.OwnAvx2 => "own AVX2",
        ProductKind.Mkl => "MKL",
        _ => "torch",
    };

    private static string ReadVendor()
    {
        if (!X86Base.IsSupported)
        {
            return "unknown";
        }

        var (_, first, third, second) = X86Base.CpuId(0, 0);
        return new([.. MemoryMarshal.AsBytes([first, second, third]).ToArray().Select(letter => (char)letter)]);
    }
}
