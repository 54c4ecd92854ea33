using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Orchestrator.Models.Fast.Products;

namespace Orchestrator.Models.Native;

/// <summary>What the bits of a computation depend on; machines of one kind give equal ones.</summary>
public static class MachineKind
{
    /// <summary>The widest vector set: <c>AVX-512</c>, <c>AVX2</c> or <c>baseline</c>.</summary>
    public static string Vectors => Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : "baseline";

    /// <summary>Architecture, vendor, vectors, matrix product and libtorch, on one line.</summary>
    /// <exception cref="TorchRuntimeException">libtorch cannot be loaded on this system.</exception>
    public static string Describe() =>
        $"{RuntimeInformation.ProcessArchitecture}, {ProductRecord.Vendor}, {Vectors}, {ProductRecord.Product}, {TorchRuntime.Describe()}";
}
