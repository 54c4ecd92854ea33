using System.CommandLine;
using Orchestrator.Models.Native;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>doctor</c>: checks that this machine can train.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var output = SharedOptions.Output();
        var command = new Command("doctor", "Checks that this machine can train, and says what attempts would run in.") { output };
        command.SetAction(parsed =>
        {
            var checks = Check();
            Data.Print(parsed.GetValue(output), checks.Select(check => new { check.Name, check.IsGood, check.Text }), () => ToTable(checks));
            return checks.All(check => check.IsGood) ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static List<(string Name, bool IsGood, string Text)> Check()
    {
        List<(string, bool, string)> checks = [];
        try
        {
            TorchRuntime.EnsureLoaded();
            checks.Add(("libtorch", true, TorchRuntime.Describe()));
        }
        catch (TorchRuntimeException exception)
        {
            checks.Add(("libtorch", false, exception.Message));
        }

        checks.Add(("environment", true, EnvironmentRecord.ToJson()));
        return checks;
    }

    private static DataTable ToTable(List<(string Name, bool IsGood, string Text)> checks)
    {
        var table = new DataTable(["check", "result", "what"]);
        foreach (var (name, isGood, text) in checks) { table.Add(name, isGood ? "good" : "bad", text); }

        return table;
    }
}
