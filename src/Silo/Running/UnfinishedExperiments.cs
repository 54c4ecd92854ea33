using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results;

namespace Orchestrator.Silo.Running;

/// <summary>Experiments of a database that have not ended.</summary>
internal static class UnfinishedExperiments
{
    /// <summary>The newest one whose specification has <paramref name="hash"/>, and the ids of the others.</summary>
    public static async Task<(ExperimentSummary? Same, IReadOnlyList<string> Others)> FindAsync(
        ILedger ledger, IExperimentReader reader, string hash)
    {
        ExperimentSummary? same = null;
        List<string> others = [];
        foreach (var id in ledger.ListUnfinished().Reverse())
        {
            var detail = (await reader.FindExperimentAsync(id, CancellationToken.None))!;
            if (same is null && detail.SpecHash == hash) { same = detail.Summary; }
            else { others.Add(id); }
        }

        return (same, others);
    }
}
