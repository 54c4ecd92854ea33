using System.Globalization;
using static TorchSharp.torch;

namespace Orchestrator.Models.Native;

/// <summary>The devices that trials can train on: <c>cpu</c>, and <c>cuda:N</c> where libtorch was built for CUDA and finds a GPU.</summary>
public static class TorchDevices
{
    /// <summary>The processor.</summary>
    public const string Cpu = "cpu";

    /// <summary>The first GPU if there is one, else the processor.</summary>
    public const string Auto = "auto";

    /// <summary>The first GPU.</summary>
    public const string FirstGpu = "cuda:0";

    private const string CudaPrefix = "cuda:";

    /// <summary>How many GPUs there are; libtorch is loaded for it only where it was built for CUDA.</summary>
    public static int CudaCount
    {
        get
        {
            if (!LibraryFinder.IsThere(LibraryLoader.CudaLibrary)) { return 0; }

            TorchRuntime.EnsureLoaded();
            return cuda.is_available() ? cuda.device_count() : 0;
        }
    }

    /// <summary>What a device's name stands for here.</summary>
    /// <param name="name">auto, cpu or cuda:N.</param>
    /// <returns>cpu or cuda:N.</returns>
    public static string Resolve(string name) => name != Auto ? name : CudaCount > 0 ? FirstGpu : Cpu;

    /// <summary>Whether the name is that of a device of any machine.</summary>
    /// <param name="name">auto, cpu or cuda:N.</param>
    public static bool IsName(string name) => name is Auto or Cpu || IsCuda(name);

    /// <summary>What is wrong with a device's name, in one sentence without its subject, or null.</summary>
    /// <param name="name">auto, cpu or cuda:N.</param>
    public static string? FindProblem(string name) => name is Auto or Cpu ? null
        : !IsCuda(name) ? "is no device, use auto, cpu or cuda:N"
        : CudaCount is var count && count == 0 ? "is not here: no GPU, or a build without CUDA (-p:LibTorch=cuda makes one with it); use auto or cpu"
        : Index(name) >= count ? $"is not here: the GPUs are cuda:0 to cuda:{count - 1}"
        : null;

    /// <summary>Whether the name is that of a GPU.</summary>
    public static bool IsCuda(string name) =>
        name.StartsWith(CudaPrefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(CudaPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int Index(string name) => int.Parse(name.AsSpan(CudaPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);
}
