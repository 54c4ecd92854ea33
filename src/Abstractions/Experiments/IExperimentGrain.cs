using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Abstractions.Experiments;

/// <summary>
/// An experiment: it grants leases and takes reports. Key: the experiment's id. Each call is durable in the ledger before
/// it returns, and returns within 2 s unless the disk does not take the write.
/// </summary>
[Alias("IExperimentGrain")]
public interface IExperimentGrain : IGrainWithStringKey
{
    /// <summary>Grants the next trial to a slot, or null when the experiment has none for it now.</summary>
    [Alias("LeaseAsync")]
    Task<Lease?> LeaseAsync(SlotRequest request);

    /// <summary>
    /// Gives a slot the trial back that was taken from it while it was out of reach, under a new lease, where nobody else has had it since and
    /// the attempt that the slot still runs is what the trial needs; else null.
    /// </summary>
    [Alias("ReclaimAsync")]
    Task<Lease?> ReclaimAsync(LeaseKey lost, SlotRequest request);

    /// <summary>Records an epoch; the answer says whether to go on.</summary>
    [Alias("ReportAsync")]
    Task<Verdict> ReportAsync(EpochReport report);

    /// <summary>Records epochs of several trials, each as if it came alone.</summary>
    /// <returns>Their answers, in order.</returns>
    [Alias("ReportAllAsync")]
    Task<IReadOnlyList<ReportAnswer>> ReportAllAsync(IReadOnlyList<EpochReport> reports);

    /// <summary>Records how an attempt ended.</summary>
    [Alias("FinishAsync")]
    Task FinishAsync(TrialOutcome outcome);

    /// <summary>What the experiment has done so far.</summary>
    [Alias("GetStatusAsync")]
    Task<ExperimentSummary> GetStatusAsync();

    /// <summary>Does what a person asks; workers that run its trials are told.</summary>
    /// <exception cref="KeyNotFoundException">There is no such experiment or trial.</exception>
    /// <exception cref="StateConflictException">It is not allowed where the experiment or the trial stands.</exception>
    /// <exception cref="InvalidCommandException">A value of the command is not allowed in any state.</exception>
    [Alias("ExecuteAsync")]
    Task<CommandResult> ExecuteAsync(ExperimentCommand command);
}
