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

    private static string Load()
    {
        ThreadSettings.SetEnvironment();
        MemoryReuse.TurnOn();
        LibraryLoader.Load();
        ThreadSettings.Apply();
        var torchSharp = typeof(torch).Assembly.GetName().Version?.ToString(3);
        return $"TorchSharp {torchSharp}, libtorch {torch.__version__}, {CLibrary.Describe()}, "
            + $"{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}, {torch.get_num_threads()} thread";
    }
}
