using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>Where a tensor's values lie.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>The first value. Good while the tensor lives; the caller keeps it alive.</summary>
    /// <param name="tensor">Floats, contiguous, on the CPU.</param>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static float* Floats(Tensor tensor) =>
        tensor.dtype == ScalarType.Float32 && tensor.device_type == TorchSharp.DeviceType.CPU && tensor.is_contiguous()
            ? (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes))
            : throw new ArgumentException("Only contiguous floats on the CPU can be reached directly.", nameof(tensor));
}
