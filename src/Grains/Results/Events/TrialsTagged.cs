using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Grains.Results.Events;

/// <summary>A person gave trials tags or took some away. Nothing that is trained or decided depends on it. Refused where there is no such trial.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Trials">The trial numbers.</param>
/// <param name="Added">Tags that all of them have from now on.</param>
/// <param name="Removed">Tags that none of them has any more.</param>
/// <param name="By">How the command came.</param>
public sealed record TrialsTagged(
    string ExperimentId, IReadOnlyList<int> Trials, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, CommandSource By) : LedgerEvent(ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Trials.Count == 1 ? Trials[0] : null;
}
