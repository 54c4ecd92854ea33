using System.Globalization;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Results.Reading.Logs;

/// <summary>Events of a trial in words.</summary>
internal static class LogText
{
    /// <summary>Attempt, severity and text of an event; null for one that says nothing about how the trial was trained.</summary>
    public static (int? Attempt, LogSeverity Severity, string Text)? Of(LedgerEvent one) => one switch
    {
        LeaseGranted granted => (granted.Lease.Attempt, LogSeverity.Info,
            $"attempt {granted.Lease.Attempt} granted to worker {granted.WorkerId}, slot {granted.Slot} (lease {granted.Lease.Number})"),
        CheckpointSaved saved => (saved.Lease.Attempt, LogSeverity.Info, $"checkpoint of epoch {saved.Checkpoint.Epoch}, {saved.Checkpoint.SizeBytes} bytes"),
        AttemptFailed failed => (failed.Lease.Attempt, LogSeverity.Error, $"{Describe(failed.Failure)} Tried again: {failed.Reason}"),
        LeaseReturned returned => (returned.Lease.Attempt, returned.Outcome == LeaseReturned.Lost ? LogSeverity.Warning : LogSeverity.Info,
            $"{returned.Outcome}: {returned.Reason}"),
        TrialEnded { Outcome: { Failure: { } failure } outcome } => (outcome.Lease.Attempt, LogSeverity.Error, Describe(failure)),
        TrialEnded { Outcome: var outcome } ended => (outcome.Lease.Attempt, LogSeverity.Info,
            outcome.State + (ended.Objective is { } value ? $", objective {Number(value)}" : "") + (ended.By is { } by ? $", by command ({by})" : "")),
        TrialsReopened reopened => (null, LogSeverity.Info, $"opened again by command ({reopened.By}): {reopened.Reason}"),
        SearchDecided decided => (null, LogSeverity.Info, $"search: {decided.Reason}"),
        Nondeterminism other => (other.Lease.Attempt, LogSeverity.Warning,
            $"epoch {other.Epoch} trained again gave another {other.Metric}: {Number(other.Reported)}, recorded is {Number(other.Recorded)}"),
        ReportRefused refused => (refused.Lease.Attempt, LogSeverity.Warning, $"a late report of lease {refused.Lease.Number} was refused: {refused.What}"),
        _ => null,
    };

    /// <summary>An epoch's metrics and time, and the warnings that begin with it.</summary>
    /// <param name="report">The epoch.</param>
    /// <param name="isResumed">Whether it is an attempt's first, after others.</param>
    /// <param name="begun">Warnings whose first epoch it is.</param>
    public static (int? Attempt, LogSeverity Severity, string Text) OfEpoch(EpochReport report, bool isResumed, IReadOnlyList<WarningRow> begun)
    {
        var metrics = string.Join(", ", report.Metrics.Select(metric => $"{metric.Name} {Number(metric.Value)}"));
        var resumed = isResumed ? $"resumed at epoch {report.Epoch - 1}; " : "";
        var warnings = string.Concat(begun.Select(warning => $"; {warning.Kind} begins, in epoch {warning.LastEpoch}: {warning.Message}"));
        return (report.Lease.Attempt, begun.Count > 0 ? LogSeverity.Warning : LogSeverity.Info,
            string.Create(CultureInfo.InvariantCulture, $"{resumed}epoch {report.Epoch} in {report.Seconds:0.##} s: {metrics}{warnings}"));
    }

    // Whoever filters for a kind finds the line by it; a message of several lines stays one.
    private static string Describe(TrialFailure failure) =>
        $"failed: {failure.Kind}{(failure.Epoch > 0 ? $" in epoch {failure.Epoch}" : "")}: {failure.Message.ReplaceLineEndings(" ")}";

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
