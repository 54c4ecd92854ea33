using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.Commands;

/// <summary>Waits for an experiment's end by looking at the database, whoever runs it.</summary>
internal sealed class ExperimentWaiter(IExperimentReader reader, string id, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns when it has ended.</summary>
    /// <param name="onLook">Called at each look, the last one too.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The experiment at its end, or null where it was deleted meanwhile.</returns>
    public async Task<ExperimentSummary?> WaitAsync(Func<ExperimentSummary, Task> onLook, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await reader.FindExperimentAsync(id, cancellation) is { Summary: var summary })
        {
            await onLook(summary);
            if (ExperimentTransitions.IsEnded(summary.State)) { return summary; }

            await timer.WaitForNextTickAsync(cancellation);
        }

        return null;
    }
}
