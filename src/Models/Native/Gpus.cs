using System.Runtime.InteropServices;
using System.Text;

namespace Orchestrator.Models.Native;

/// <summary>The GPUs of this machine as NVIDIA's driver names them, in the order in which libtorch numbers them.</summary>
public static unsafe class Gpus
{
    private const string Unknown = "unknown GPU";
    private const int NameLength = 256;

    /// <summary>Their names, "NVIDIA H100 80GB HBM3" for instance; none where trials cannot train on a GPU here.</summary>
    public static IReadOnlyList<string> Names { get; } = TorchDevices.CudaCount is > 0 and var count ? Read(count) : [];

    /// <summary>Whether equal trials give equal bits on them: not on Windows, where libtorch's switches are not found.</summary>
    public static bool AreDeterministic => GpuArithmetic.IsDeterministic;

    private static string[] Read(int count) =>
        NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var driver)
        && NativeLibrary.TryGetExport(driver, "cuDeviceGet", out var find)
        && NativeLibrary.TryGetExport(driver, "cuDeviceGetName", out var name)
            ? [.. Enumerable.Range(0, count).Select(index => Name(find, name, index))]
            : [.. Enumerable.Repeat(Unknown, count)];

    // Counting them has started the driver.
    private static string Name(nint find, nint name, int index)
    {
        var device = 0;
        var text = stackalloc byte[NameLength];
        return ((delegate* unmanaged<int*, int, int>)find)(&device, index) == 0
            && ((delegate* unmanaged<byte*, int, int, int>)name)(text, NameLength, device) == 0
            ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text))
            : Unknown;
    }
}
