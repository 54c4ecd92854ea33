using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.Commands;

/// <summary>Waits for an experiment's end by looking at its source, whoever runs it; waits on while a head is away.</summary>
internal sealed class ExperimentWaiter(IExperimentSource source, string id, TimeProvider time)
{
    /// <summary>Returns when it has ended.</summary>
    /// <param name="onLook">Called at each look, the last one too.</param>
    /// <param name="say">Told when the head goes away and when it is back.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The experiment at its end, or null where it was deleted meanwhile.</returns>
    public Task<ExperimentSummary?> WaitAsync(Func<ExperimentSummary, Task> onLook, Action<string> say, CancellationToken cancellation) =>
        Lookout.WatchAsync(
            async () => (await source.FindExperimentAsync(id, cancellation))?.Summary,
            async summary =>
            {
                if (summary is null) { return true; }

                await onLook(summary);
                return ExperimentTransitions.IsEnded(summary.State);
            },
            say, time, cancellation);
}
