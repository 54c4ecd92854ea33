using System.Diagnostics;

namespace Orchestrator.Bench.Engine;

/// <summary>The Python with PyTorch of this machine, if it has one.</summary>
internal static class PyTorch
{
    private static readonly string[] Usual = ["python3", "/usr/bin/python3"];

    /// <summary>Where <c>pytorch.py</c> is, which has every model.</summary>
    public static string Script { get; } = Path.Combine(AppContext.BaseDirectory, "Engine", "pytorch.py");

    /// <summary>The first of <paramref name="given"/> or the usual ones that imports torch, or null.</summary>
    public static string? Find(string? given) => (given is null ? Usual : [given]).FirstOrDefault(HasTorch);

    /// <summary>Starts Python on one thread with its streams open.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static Process Start(string python, params string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]) { start.Environment[name] = "1"; }

        return Process.Start(start)!;
    }

    private static bool HasTorch(string python)
    {
        try
        {
            using var process = Start(python, "-c", "import torch");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
