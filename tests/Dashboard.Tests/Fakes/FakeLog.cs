using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Logs;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>A line for each epoch of a trial, and one for its failure.</summary>
internal static class FakeLog
{
    public static IEnumerable<LogLine> Of(TrialDetail trial)
    {
        var start = FakeData.Start.AddSeconds(30 * trial.Summary.Number);
        var lines = trial.Epochs.Select(epoch => new LogLine(10 + epoch.Epoch, start.AddSeconds(epoch.Epoch), 1, LogSeverity.Info, $"epoch {epoch.Epoch} in 1.37 s: mse 0.1"));
        return trial.Summary.Failure is { } failure
            ? lines.Append(new(99, start.AddSeconds(27), 1, LogSeverity.Error, $"failed: {failure.Kind} in epoch {failure.Epoch}: {failure.Message}"))
            : lines;
    }
}
