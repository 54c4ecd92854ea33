using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Orchestrator.Models.Data;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>Where a tensor's values lie.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>The first pixel of images. Good while the tensor lives; the caller keeps it alive.</summary>
    /// <param name="images">Floats [count, 784], contiguous, on the CPU.</param>
    /// <param name="count">How many there must be.</param>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static float* Images(Tensor images, long count) =>
        images.shape is [var rows, LabeledImages.PixelCount] && rows == count
            ? Floats(images)
            : throw new ArgumentException($"These are not {count} images.", nameof(images));

    /// <summary>The first value. Good while the tensor lives; the caller keeps it alive.</summary>
    /// <param name="tensor">Floats, contiguous, on the CPU.</param>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static float* Floats(Tensor tensor) =>
        tensor.dtype == ScalarType.Float32 && tensor.device_type == TorchSharp.DeviceType.CPU && tensor.is_contiguous()
            ? (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes))
            : throw new ArgumentException("Only contiguous floats on the CPU can be reached directly.", nameof(tensor));
}
