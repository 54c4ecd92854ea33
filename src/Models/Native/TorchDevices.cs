using System.Globalization;
using static TorchSharp.torch;

namespace Orchestrator.Models.Native;

/// <summary>
/// The devices that trials can train on: <c>cpu</c>, and where libtorch was built for CUDA and finds a GPU <c>cuda:N</c>, which is that
/// one, and <c>cuda</c>, which is each slot's own: slots are dealt to the GPUs of their machine in turn.
/// </summary>
public static class TorchDevices
{
    /// <summary>The processor.</summary>
    public const string Cpu = "cpu";

    /// <summary>The GPUs if there are any, else the processor.</summary>
    public const string Auto = "auto";

    /// <summary>Each slot's own GPU.</summary>
    public const string Cuda = "cuda";

    private const string CudaPrefix = "cuda:";
    private static readonly Lazy<int> Counted = new(Count, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>How many GPUs there are; libtorch is loaded for it only where it was built for CUDA.</summary>
    public static int CudaCount => Counted.Value;

    /// <summary>What a device's name stands for here.</summary>
    /// <param name="name">auto, cpu, cuda or cuda:N.</param>
    /// <returns>cpu, cuda or cuda:N.</returns>
    public static string Resolve(string name) => name != Auto ? name : CudaCount > 0 ? Cuda : Cpu;

    /// <summary>Where a slot trains what a device's name asks for.</summary>
    /// <param name="name">cpu, cuda or cuda:N.</param>
    /// <param name="slot">The slot, from 0.</param>
    /// <param name="gpus">How many GPUs its machine has; this one where it is null.</param>
    /// <returns>cpu or cuda:N.</returns>
    public static string OfSlot(string name, int slot, int? gpus = null) => name != Cuda ? name
        : $"{CudaPrefix}{(slot % Math.Max(gpus ?? CudaCount, 1)).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether the name is that of a device of any machine.</summary>
    /// <param name="name">auto, cpu, cuda or cuda:N.</param>
    public static bool IsName(string name) => name is Auto or Cpu || IsCuda(name);

    /// <summary>What is wrong with a device's name, in one sentence without its subject, or null.</summary>
    /// <param name="name">auto, cpu, cuda or cuda:N.</param>
    public static string? FindProblem(string name) => name is Auto or Cpu ? null
        : !IsCuda(name) ? "is no device, use auto, cpu, cuda or cuda:N"
        : FindLoadProblem() is { } problem ? $"cannot be had: {problem.TrimEnd('.')}"
        : CudaCount is var count && count == 0 ? "is not here: no GPU, or a libtorch without CUDA (see \"Devices\" in the guide); use auto or cpu"
        : IndexOf(name) >= count ? $"is not here: the GPUs are cuda:0 to cuda:{count - 1}"
        : null;

    /// <summary>Whether the name is that of a GPU.</summary>
    public static bool IsCuda(string name) => name == Cuda
        || (name.StartsWith(CudaPrefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(CudaPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _));

    /// <summary>The number of the GPU that a name is that of; the first for each slot's own.</summary>
    /// <param name="name">cuda or cuda:N.</param>
    public static int IndexOf(string name) =>
        name == Cuda ? 0 : int.Parse(name.AsSpan(CudaPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string? FindLoadProblem()
    {
        try
        {
            _ = CudaCount;
            return null;
        }
        catch (TorchRuntimeException exception)
        {
            return exception.Reason;
        }
    }

    private static int Count()
    {
        if (!LibraryFinder.IsThere(LibraryLoader.CudaLibrary)) { return 0; }

        TorchRuntime.EnsureLoaded();
        return cuda.is_available() ? cuda.device_count() : 0;
    }
}
