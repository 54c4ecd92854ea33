using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.Commands;

/// <summary>Waits for an experiment's end by looking at its source, whoever runs it; waits on while a head is away.</summary>
internal sealed class ExperimentWaiter(IExperimentSource source, string id, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private bool _isAway;

    /// <summary>Returns when it has ended.</summary>
    /// <param name="onLook">Called at each look, the last one too.</param>
    /// <param name="say">Told when the head goes away and when it is back.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The experiment at its end, or null where it was deleted meanwhile.</returns>
    public async Task<ExperimentSummary?> WaitAsync(Func<ExperimentSummary, Task> onLook, Action<string> say, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (true)
        {
            try
            {
                var summary = (await source.FindExperimentAsync(id, cancellation))?.Summary;
                if (_isAway) { say("The head is back."); }

                _isAway = false;
                if (summary is null) { return null; }

                await onLook(summary);
                if (ExperimentTransitions.IsEnded(summary.State)) { return summary; }
            }
            catch (HttpRequestException exception)
            {
                if (!_isAway) { say($"{exception.Message}; waiting for it. The sweep is safe."); }

                _isAway = true;
            }

            await timer.WaitForNextTickAsync(cancellation);
        }
    }
}
