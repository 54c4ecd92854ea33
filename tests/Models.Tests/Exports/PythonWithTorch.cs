using System.Diagnostics;

namespace Orchestrator.Models.Tests.Exports;

/// <summary>Runs Python programs that import torch.</summary>
internal static class PythonWithTorch
{
    private static readonly string?[] Candidates = [Environment.GetEnvironmentVariable("ORCHESTRATOR_PYTHON"), "python3", "/usr/bin/python3"];

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(string folder, string program)
    {
        var python = Candidates.FirstOrDefault(candidate => candidate is { Length: > 0 } && Start(candidate, folder, "import torch").ExitCode == 0);
        Assert.True(python is not null, "No python3 here has PyTorch. scripts/setup installs it (the package python3-torch); ORCHESTRATOR_PYTHON may "
            + "name a python that has it; 'scripts/test' leaves these tests out where there is none, and says so (--filter-not-trait needs=pytorch).");
        var (code, output, errors) = Start(python, folder, program);
        Assert.True(code == 0, errors);
        return output;
    }

    private static (int ExitCode, string Output, string Errors) Start(string python, string folder, string program)
    {
        var start = new ProcessStartInfo(python, ["-c", program]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Of libtorch's and the program's own threads, one each: the machine is shared by other tests.
        start.Environment["OMP_NUM_THREADS"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (-1, "", exception.Message);
        }
    }
}
