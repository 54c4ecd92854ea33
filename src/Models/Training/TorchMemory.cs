using System.Runtime.InteropServices;

namespace Orchestrator.Models.Training;

/// <summary>Tells a lack of memory from libtorch's other errors: TorchSharp throws one type for all, with libtorch's own message.</summary>
public static class TorchMemory
{
    // Of its allocators for GPUs and for the processor, on Windows too, of NVIDIA's libraries, and of C++ itself.
    private static readonly string[] Signs = ["out of memory", "can't allocate memory", "not enough memory", "STATUS_ALLOC_FAILED", "bad_alloc"];

    /// <summary>Whether it says that memory, of the processor or of a GPU, did not suffice.</summary>
    public static bool IsLacking(ExternalException exception) => Signs.Any(sign => exception.Message.Contains(sign, StringComparison.Ordinal));

    /// <summary>What libtorch says of it, without the stack that follows.</summary>
    public static string Describe(ExternalException exception) => exception.Message.Split('\n')[0].Trim();
}
