using Orchestrator.Models.Native;

namespace Orchestrator.Silo.Doctor;

/// <summary>Whether the native library loads.</summary>
internal static class TorchCheck
{
    public static Finding Look()
    {
        try
        {
            TorchRuntime.EnsureLoaded();
            return Finding.Good("libtorch", TorchRuntime.Describe());
        }
        catch (TorchRuntimeException exception)
        {
            return Finding.Bad("libtorch", exception.Message);
        }
    }
}
