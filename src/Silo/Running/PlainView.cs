using Orchestrator.Abstractions.Trials;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Running;

/// <summary>One line an event and one every 30 s, without ANSI: for pipes and files.</summary>
internal sealed class PlainView(TextWriter writer, TimeProvider time) : IRunView
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    private long _lastLine = time.GetTimestamp();

    public void Notice(string text) => Write(text);

    public void TrialEnded(TrialSpec trial, TrialOutcome outcome, double? value, RunProgress progress)
    {
        var experiment = progress.Experiment;
        var best = experiment.Best.FirstOrDefault(entry => entry.Family == trial.Family);
        var score = value is null || best is null ? "" : $" {best.Metric}={Words.Number(value)}{(best.Trial == trial.Number ? " (best)" : "")}";
        var failure = outcome.Failure is { } why ? $" {why.Kind}: {why.Message}" : "";
        Write($"trial {trial.Number} {trial.Model} {outcome.State}{score}{failure} [{experiment.Trials.Ended}/{experiment.Planned?.ToString() ?? "?"}]");
    }

    public void TrialPruned(TrialSpec trial, string reason, RunProgress progress) =>
        Write($"trial {trial.Number} {trial.Model} {reason} [{progress.Experiment.Trials.Ended}/{progress.Experiment.Planned?.ToString() ?? "?"}]");

    public void Update(RunProgress progress)
    {
        if (time.GetElapsedTime(_lastLine) < Heartbeat) { return; }

        var running = progress.Slots.Where(slot => slot.ExperimentId is not null)
            .Select(slot => $"trial {slot.Trial} {slot.Model} epoch {slot.Epoch}/{slot.Epochs}");
        Write($"{progress.Fraction:P0} done, {string.Join(", ", running)}{Outlook(progress)}");
    }

    public void Dispose()
    {
    }

    private static string Outlook(RunProgress progress) =>
        progress.Outlook is { Length: > 0 } outlook ? $", {outlook}" : "";

    private void Write(string text)
    {
        _lastLine = time.GetTimestamp();
        writer.WriteLine($"{time.GetLocalNow():HH:mm:ss} {text}");
    }
}
