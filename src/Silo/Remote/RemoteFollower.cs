using System.Text.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Commands;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.Remote;

/// <summary>Follows an experiment of a head by its events, and waits while the head is away.</summary>
internal sealed class RemoteFollower(IExperimentSource source, string id, TimeProvider time)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly NewEvents _events = new(source, id);
    private long _lastLine = time.GetTimestamp();

    /// <summary>Returns when the experiment has ended, or null when <paramref name="interrupted"/> is canceled.</summary>
    /// <exception cref="CommandException">The experiment is gone.</exception>
    public async Task<ExperimentSummary?> FollowAsync(CancellationToken interrupted)
    {
        try
        {
            return await new ExperimentWaiter(source, id, time).WaitAsync(summary => LookAsync(summary, interrupted), Say, interrupted)
                ?? throw new CommandException(ExitCode.NotFound, $"Experiment {id} is gone.");
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task LookAsync(ExperimentSummary summary, CancellationToken interrupted)
    {
        foreach (var row in await _events.TakeAsync(interrupted))
        {
            if (row.Kind == "TrialEnded") { Print(row); }
            else if (DecisionText.OfEnd(row) is { } end) { Say(end); }
        }

        if (time.GetElapsedTime(_lastLine) >= LongestSilence) { Say($"{summary.Trials.Ended} of {summary.Planned?.ToString() ?? "?"} trials have ended, {summary.Trials.Running} train"); }
    }

    private void Print(EventRow row)
    {
        var data = JsonDocument.Parse(row.Data).RootElement;
        var outcome = data.GetProperty("outcome");
        var failure = outcome.TryGetProperty("failure", out var why) && why.ValueKind == JsonValueKind.Object
            ? $" {why.GetProperty("kind")}: {why.GetProperty("message")}" : "";
        var value = data.TryGetProperty("objective", out var objective) && objective.ValueKind == JsonValueKind.Number ? $" {Words.Number(objective.GetDouble())}" : "";
        Say($"trial {row.Trial} {outcome.GetProperty("state")}{value}{failure}");
    }

    private void Say(string text)
    {
        _lastLine = time.GetTimestamp();
        Console.Error.WriteLine($"{time.GetLocalNow():HH:mm:ss} {text}");
    }
}
