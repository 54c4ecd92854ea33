using TorchSharp;

namespace Orchestrator.Models.Native;

/// <summary>
/// One thread per operation: a trial's bits depend on the number of threads (PyTorch issue 88718), and parallelism comes
/// from slots. The variables are read when libtorch's OpenMP and MKL start, hence set before; a user's own values are
/// overruled, since they would change results.
/// </summary>
internal static class ThreadSettings
{
    private static readonly (string Name, string Value)[] Variables =
    [
        ("OMP_NUM_THREADS", "1"),
        ("OMP_WAIT_POLICY", "PASSIVE"),
        ("MKL_NUM_THREADS", "1"),
    ];

    public static void SetEnvironment()
    {
        foreach (var (name, value) in Variables)
        {
            CLibrary.SetForAll(name, value);
        }
    }

    public static void Apply()
    {
        try
        {
            torch.set_num_threads(1);
            if (torch.get_num_interop_threads() != 1)
            {
                // Refused by libtorch once work has started, so only where it is not so already.
                torch.set_num_interop_threads(1);
            }
        }
        catch (Exception e) when (e is DllNotFoundException or NotSupportedException or TypeInitializationException
            or EntryPointNotFoundException)
        {
            throw new TorchRuntimeException($"the libraries were loaded, but TorchSharp does not find them ({e.Message}).", e);
        }
    }
}
