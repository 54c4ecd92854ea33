using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Cluster.Checks;

/// <summary>Whether every experiment of a campaign is what it would have been without faults.</summary>
/// <param name="cluster">The cluster, whose head serves.</param>
/// <param name="digests">What <c>digest --verbose</c> says of the undisturbed run, by the experiment's name.</param>
internal sealed class CampaignChecks(ProcessCluster cluster, IReadOnlyDictionary<string, string> digests)
{
    /// <summary>Everything that is wrong.</summary>
    public async Task<IReadOnlyList<string>> ListViolationsAsync(CancellationToken cancellation)
    {
        List<string> violations = [.. LedgerCheck.ListViolations(cluster.Database)];
        foreach (var (id, name) in ListExperiments())
        {
            violations.AddRange(await PageCheck.ListViolationsAsync(cluster.Client, cluster.Database, id, cancellation));
            if (await FindDifferenceAsync(id, digests[name], cancellation) is { } difference) { violations.Add($"{name} {id}: {difference}"); }
        }

        return violations;
    }

    private List<(string Id, string Name)> ListExperiments()
    {
        using var ledger = LedgerFile.Open(cluster.Database);
        return ledger.List("SELECT id, name FROM experiments ORDER BY key", row => (row.GetString(0), row.GetString(1)));
    }

    private async Task<string?> FindDifferenceAsync(string id, string undisturbed, CancellationToken cancellation)
    {
        var digest = await ChildProcess.RunAsync(cluster.Folder, [Executable.Path, "digest", id, "--verbose", "--database", cluster.Database], cancellation);
        if (digest.ExitCode != 0) { return $"digest ended with {digest.ExitCode}: {digest.Errors}"; }

        if (digest.Output == undisturbed) { return null; }

        var differences = digest.Output.Split('\n').Except(undisturbed.Split('\n')).Concat(undisturbed.Split('\n').Except(digest.Output.Split('\n'))).ToList();
        return $"its digest is not that of the undisturbed run; {differences.Count} lines differ, such as '{differences.FirstOrDefault()}'";
    }
}
