using System.CommandLine;
using Orchestrator.Silo.Doctor;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Remote;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>doctor</c>: checks that this machine can train.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var (database, data, output) = (SharedOptions.Database(), SharedOptions.DataDirectory(), SharedOptions.Output());
        var server = new Option<string?>("--server") { Description = "Compares this machine's clock with that of the head at this address.", HelpName = "URL" };
        var access = UserAccess.TokenFile();
        var command = new Command("doctor", "Checks what training needs on this machine, and says what to do where something is missing.") { database, data, server, access, output };
        UserAccess.NeedsServer(command, access, server);
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = await new Examination(parsed.GetValue(database)!, parsed.GetValue(data), parsed.GetValue(server), parsed.GetValue(access)).RunAsync(cancellation);
            Data.Print(parsed.GetValue(output), findings, () => ToTable(findings));
            return findings.Any(finding => finding.State == FindingState.Failed) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }

    private static DataTable ToTable(IReadOnlyList<Finding> findings)
    {
        var table = new DataTable(["check", "result", "what"]);
        foreach (var finding in findings) { table.Add(finding.Check, WordOf(finding.State), finding.Text); }

        return table;
    }

    private static string WordOf(FindingState state) => state == FindingState.Ok ? "OK" : state.ToString().ToLowerInvariant();
}
