using System.Runtime.InteropServices;

namespace Orchestrator.Models.Native;

/// <summary>
/// Loads libtorch and TorchSharp's bridge to it by their full paths. A library that asks for a newer libstdc++ than
/// this system's is loaded from a mended copy (<see cref="OlderLinuxPatch"/>).
/// TorchSharp's own search then finds the loaded one: dlopen answers a bare name with the library that has it as SONAME.
/// </summary>
internal static class LibraryLoader
{
    /// <summary>There only where libtorch was built for CUDA.</summary>
    public const string CudaLibrary = "torch_cuda";

    private static readonly string[] WithoutCuda = ["c10", LibraryFinder.LibTorch, "torch"];
    private static readonly string[] WithCuda = ["c10", "c10_cuda", LibraryFinder.LibTorch, CudaLibrary, "torch"];

    public static void Load()
    {
        _ = LibraryFinder.FindLibTorch();
        var bridge = LibraryFinder.Find("LibTorchSharp");
        try
        {
            // Before the bridge, so that a copy of it in another folder gets these and not none.
            foreach (var name in LibraryFinder.IsThere(CudaLibrary) ? WithCuda : WithoutCuda)
            {
                NativeLibrary.Load(LibraryFinder.Find(name));
            }

            LoadBridge(bridge);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or InvalidDataException or IOException
            or UnauthorizedAccessException)
        {
            throw new TorchRuntimeException(e.Message, e);
        }
    }

    private static void LoadBridge(string path)
    {
        try
        {
            NativeLibrary.Load(path);
        }
        catch (DllNotFoundException e) when (OperatingSystem.IsLinux() && e.Message.Contains(OlderLinuxPatch.Version, StringComparison.Ordinal))
        {
            PrivateCopy.Load(path);
        }
    }
}
