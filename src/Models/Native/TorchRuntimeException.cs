namespace Orchestrator.Models.Native;

/// <summary>TorchSharp's native libraries cannot be used here; the message says what is missing and which systems are supported.</summary>
public sealed class TorchRuntimeException : Exception
{
    private const string Supported =
        "Supported: Linux x64 with glibc 2.34 and libstdc++ of GCC 12 or later (Debian 12, Ubuntu 22.04, Fedora 36 or newer; not Alpine), "
        + "Windows x64, macOS arm64; the package TorchSharp-cpu brings the libraries.";

    /// <summary>TorchSharp's native libraries cannot be used.</summary>
    /// <param name="reason">What is missing.</param>
    /// <param name="inner">The loader's own error, or null.</param>
    public TorchRuntimeException(string reason, Exception? inner = null)
        : base($"TorchSharp's native libraries cannot be loaded: {reason}{Environment.NewLine}{Supported}", inner) => Reason = reason;

    /// <summary>What is missing.</summary>
    public string Reason { get; }
}
