using System.Globalization;
using Orchestrator.Bench.Cluster.Checks;

namespace Orchestrator.Bench.Cluster;

/// <summary>Prints what a campaign came to.</summary>
internal static class CampaignTable
{
    public static void Write(CampaignReport report, TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {report.Seed}: {report.Injected} faults in {report.Minutes:F1} minutes on {report.Workers} workers{(report.HasTls ? " over TLS" : "")}"));
        to.WriteLine("| fault | injected | noticed, s | recovered, s | head answers, s |");
        to.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var times in report.Recovery.Times)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {times.Fault} | {times.Injected} | {Text(times.Noticed)} | {Text(times.Recovered)} | {Text(times.Answered)} |"));
        }

        foreach (var left in report.LeftOut) { to.WriteLine($"left out: {left.Fault}, {left.Reason}"); }

        var recovery = report.Recovery;
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{recovery.Experiments} experiments, {recovery.Trials} trials, {recovery.Epochs} epochs; {recovery.Losses} attempts lost, {recovery.TrainedAgain} epochs trained again"));
        foreach (var violation in report.Violations) { to.WriteLine($"VIOLATION: {violation}"); }

        to.WriteLine(report.Violations.Count == 0 ? "nothing lost, nothing doubled, every digest as undisturbed" : $"{report.Violations.Count} violations");
    }

    private static string Text(Spread? spread) =>
        spread is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{spread.Median:F1} (most {spread.Most:F1} of {spread.Count})");
}
