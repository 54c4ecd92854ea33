using System.Runtime.InteropServices;

namespace Orchestrator.Models.Native;

/// <summary>
/// The GPUs' memory, whoever holds it, as the library of NVIDIA's driver that nvidia-smi reads tells it: libtorch could tell only after it has
/// taken some of it.
/// </summary>
public static unsafe class GpuMemory
{
    private const int BusIdLength = 32;

    private static readonly Lazy<Library?> Loaded = new(() => Load(TorchDevices.CudaCount));

    /// <summary>Bytes in use of each GPU, and of how many, in the order in which libtorch numbers them; none where one of them cannot be told.</summary>
    public static IReadOnlyList<(long Used, long Total)> Read() => Loaded.Value?.Read() ?? [];

    // The library numbers them otherwise than libtorch: their places on the bus are compared.
    private static Library? Load(int count)
    {
        if (count == 0
            || !NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var driver)
            || !NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvml.dll" : "libnvidia-ml.so.1", out var library)
            || !NativeLibrary.TryGetExport(driver, "cuDeviceGet", out var get)
            || !NativeLibrary.TryGetExport(driver, "cuDeviceGetPCIBusId", out var locate)
            || !NativeLibrary.TryGetExport(library, "nvmlInit_v2", out var start)
            || !NativeLibrary.TryGetExport(library, "nvmlDeviceGetHandleByPciBusId_v2", out var find)
            || !NativeLibrary.TryGetExport(library, "nvmlDeviceGetMemoryInfo", out var read)
            || ((delegate* unmanaged<int>)start)() != 0)
        {
            return null;
        }

        nint[] devices = [.. Enumerable.Range(0, count).Select(index => Find(get, locate, find, index))];
        return devices.Contains(0) ? null : new(read, devices);
    }

    // Counting them has started the driver.
    private static nint Find(nint get, nint locate, nint find, int index)
    {
        var place = stackalloc byte[BusIdLength];
        var (number, device) = (0, (nint)0);
        return ((delegate* unmanaged<int*, int, int>)get)(&number, index) == 0
            && ((delegate* unmanaged<byte*, int, int, int>)locate)(place, BusIdLength, number) == 0
            && ((delegate* unmanaged<byte*, nint*, int>)find)(place, &device) == 0
            ? device
            : 0;
    }

    private sealed class Library(nint read, nint[] devices)
    {
        public (long Used, long Total)[] Read()
        {
            (long, long)[] known = [.. devices.Select(Read).OfType<(long, long)>()];
            return known.Length == devices.Length ? known : [];
        }

        // nvmlMemory_t: total, free, used.
        private (long Used, long Total)? Read(nint device)
        {
            var memory = stackalloc ulong[3];
            return ((delegate* unmanaged<nint, ulong*, int>)read)(device, memory) == 0 ? ((long)memory[2], (long)memory[0]) : null;
        }
    }
}
