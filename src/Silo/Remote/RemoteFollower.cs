using System.Text.Json;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Remote;

/// <summary>Follows an experiment of a head by its events, and waits while the head is away.</summary>
internal sealed class RemoteFollower(HeadExperiments reader, string id, TimeProvider time)
{
    private const int PageSize = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private long _sequence;
    private long _lastLine = time.GetTimestamp();
    private bool _isAway;

    /// <summary>Returns when the experiment has ended or <paramref name="interrupted"/> is canceled.</summary>
    public async Task<ExperimentSummary> FollowAsync(CancellationToken interrupted)
    {
        ExperimentSummary? summary = null;
        while (true)
        {
            summary = await LookAsync() ?? summary;
            if (summary is not null && (ExperimentTransitions.IsEnded(summary.State) || interrupted.IsCancellationRequested)) { return summary; }

            await Task.WhenAny(Task.Delay(Interval, time, interrupted));
        }
    }

    private async Task<ExperimentSummary?> LookAsync()
    {
        try
        {
            await PrintEventsAsync();
            var summary = (await reader.FindExperimentAsync(id, CancellationToken.None))?.Summary
                ?? throw new CommandLine.CommandException(CommandLine.ExitCode.NotFound, $"Experiment {id} is gone.");
            if (_isAway) { Say("The head is back."); }

            _isAway = false;
            if (time.GetElapsedTime(_lastLine) >= LongestSilence) { Say($"{summary.Trials.Ended} of {summary.Planned?.ToString() ?? "?"} trials have ended, {summary.Trials.Running} train"); }

            return summary;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            if (!_isAway) { Say($"The head does not answer ({exception.Message}); waiting for it. The sweep is safe."); }

            _isAway = true;
            return null;
        }
    }

    private async Task PrintEventsAsync()
    {
        while (true)
        {
            var page = await reader.ListEventsAsync(id, _sequence, PageSize, CancellationToken.None);
            foreach (var row in page.Items)
            {
                _sequence = row.Sequence;
                if (row.Kind == "TrialEnded") { Print(row); }
                else if (DecisionText.OfEnd(row) is { } end) { Say(end); }
            }

            if (page.Items.Count < PageSize) { return; }
        }
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
