using System.Runtime.InteropServices;
using TorchSharp;

namespace Orchestrator.Models.Native;

/// <summary>
/// What makes a GPU give the same bits each time, and up to rounding those of the CPU: a workspace of fixed size for cuBLAS
/// (its documentation, "Results reproducibility"), deterministic algorithms of cuDNN and of torch's own operators, which refuse to run
/// where they have none, and no TF32. TorchSharp has no switch for determinism, so that it is set on libtorch's own context.
/// </summary>
internal static unsafe class GpuArithmetic
{
    // Those of at::globalContext() and of at::Context's members, as C++ compilers other than Microsoft's write them.
    private const string GlobalContext = "_ZN2at13globalContextEv";
    private const string SetDeterministicCudnn = "_ZN2at7Context21setDeterministicCuDNNEb";
    private const string SetDeterministicAlgorithms = "_ZN2at7Context26setDeterministicAlgorithmsEbb";
    private const string SetFilled = "_ZN2at7Context39setDeterministicFillUninitializedMemoryEb";

    /// <summary>Whether equal trials give equal bits on a GPU: not on Windows, whose names of the switches are others.</summary>
    public static bool IsDeterministic { get; private set; }

    /// <summary>Before libtorch is loaded.</summary>
    public static void SetEnvironment() => CLibrary.SetForAll("CUBLAS_WORKSPACE_CONFIG", ":4096:8");

    /// <summary>After it, where it was built for CUDA.</summary>
    public static void Apply()
    {
        torch.backends.cuda.matmul.allow_tf32 = false;
        torch.backends.cudnn.allow_tf32 = false;
        IsDeterministic = TryMakeDeterministic(NativeLibrary.Load(LibraryFinder.Find(LibraryFinder.LibTorch)));
    }

    private static bool TryMakeDeterministic(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, GlobalContext, out var find)
            || !NativeLibrary.TryGetExport(library, SetDeterministicCudnn, out var cudnn)
            || !NativeLibrary.TryGetExport(library, SetDeterministicAlgorithms, out var algorithms)
            || !NativeLibrary.TryGetExport(library, SetFilled, out var fill))
        {
            return false;
        }

        var context = ((delegate* unmanaged<nint>)find)();
        ((delegate* unmanaged<nint, byte, void>)cudnn)(context, 1);
        ((delegate* unmanaged<nint, byte, byte, void>)algorithms)(context, 1, 0);
        // Filling new memory finds faults of programs, and is dear.
        ((delegate* unmanaged<nint, byte, void>)fill)(context, 0);
        return true;
    }
}
