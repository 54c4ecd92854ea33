using System.Diagnostics;
using Orchestrator.Bench.Engine;

namespace Orchestrator.Bench.Search;

/// <summary>The Python with Optuna of this machine, if it has one.</summary>
internal static class Optuna
{
    /// <summary>What the benchmark calls its multivariate TPE.</summary>
    public const string Name = "optuna";

    private static readonly string[] Usual = ["python3", "/usr/bin/python3"];

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Search", "optuna_tpe.py");

    /// <summary>The first of <paramref name="given"/> or the usual ones that imports Optuna, or null.</summary>
    public static string? Find(string? given) => (given is null ? Usual : [given]).FirstOrDefault(HasOptuna);

    /// <summary>Starts a process that serves searches.</summary>
    public static Process Start(string python) => PyTorch.Start(python, Script);

    private static bool HasOptuna(string python)
    {
        try
        {
            using var process = PyTorch.Start(python, "-c", "import optuna");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
