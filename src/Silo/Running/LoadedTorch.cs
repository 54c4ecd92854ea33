using Orchestrator.Models.Native;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Running;

/// <summary>Torch for verbs that train.</summary>
internal static class LoadedTorch
{
    /// <summary>Loads it.</summary>
    /// <exception cref="CommandException">It cannot be loaded; the message says what is missing.</exception>
    public static void Ensure()
    {
        try
        {
            TorchRuntime.EnsureLoaded();
        }
        catch (TorchRuntimeException exception)
        {
            throw new CommandException(ExitCode.Failed, exception.Message);
        }
    }
}
