using System.Runtime.InteropServices;
using TorchSharp;

namespace Orchestrator.Models.Native;

/// <summary>
/// Loads libtorch once per process, with one thread per operation. To be called before the first use of
/// <see cref="torch"/>; idempotent and safe from any thread.
/// </summary>
public static class TorchRuntime
{
    private static readonly Lazy<string> Loaded = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Loads libtorch if that has not been done.</summary>
    /// <exception cref="TorchRuntimeException">It cannot be loaded on this system.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    /// <summary>Versions that a record of results needs, on one line: TorchSharp, libtorch, C library, architecture, threads.</summary>
    /// <exception cref="TorchRuntimeException">libtorch cannot be loaded on this system.</exception>
    public static string Describe() => Loaded.Value;

    /// <summary>The version of libtorch that TorchSharp was built for, "2.10".</summary>
    /// <exception cref="TorchRuntimeException">libtorch cannot be loaded on this system.</exception>
    public static string ExpectedVersion
    {
        get
        {
            EnsureLoaded();
            return string.Join('.', torch.__version__.Split('.')[..2]);
        }
    }

    /// <summary>Whether the libtorch in use is of that version, up to the last number.</summary>
    public static bool IsExpectedVersion => LibTorchVersion.StartsWith($"{ExpectedVersion}.", StringComparison.Ordinal);

    private static string LibTorchVersion => InstalledLibTorch.Folder is { } folder ? InstalledLibTorch.ReadVersion(folder) : torch.__version__;

    private static string Load()
    {
        ThreadSettings.SetEnvironment();
        GpuArithmetic.SetEnvironment();
        MemoryReuse.TurnOn();
        LibraryLoader.Load();
        ThreadSettings.Apply();
        if (LibraryFinder.IsThere(LibraryLoader.CudaLibrary)) { GpuArithmetic.Apply(); }

        var torchSharp = typeof(torch).Assembly.GetName().Version?.ToString(3);
        return $"TorchSharp {torchSharp}, libtorch {LibTorchVersion}, {CLibrary.Describe()}, "
            + $"{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}, {torch.get_num_threads()} thread";
    }
}
