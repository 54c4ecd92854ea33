using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Importances;

/// <summary>
/// Importances, computed when somebody wants to see them, one experiment at a time, and once for each number of finished trials, anew
/// after an extension. Safe to call from any thread.
/// </summary>
internal sealed partial class ImportanceCache(IExperimentReader reader, TimeProvider time, ILogger<ImportanceCache> logger)
{
    /// <summary>How long a page waits that can do without.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    // A page that only mentions them is content until a tenth more trials have finished.
    private const double Growth = 1.1;
    private const int MostExperiments = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset? EndedAt, int Finished, Task<KnownImportances> Task)> _started = [];
    private readonly Dictionary<string, KnownImportances> _known = [];
    private Task _last = Task.CompletedTask;

    /// <summary>Those of all trials that have finished; of those that had when a computation began that has not ended.</summary>
    public Task<KnownImportances> GetAsync(ExperimentSummary experiment, CancellationToken cancellation) =>
        Start(experiment, (finished, task) => finished == experiment.Trials.Completed && !task.IsFaulted).WaitAsync(cancellation);

    /// <summary>Starts to compute them unless they are known, of nearly as many trials where more are still finishing.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="isFailed">Whether they cannot be computed.</param>
    /// <returns>What is known now, or null.</returns>
    public KnownImportances? Peek(ExperimentSummary experiment, out bool isFailed)
    {
        var computed = StartNearly(experiment);
        isFailed = computed.IsFaulted;
        lock (_gate) { return _known.GetValueOrDefault(experiment.Id); }
    }

    /// <summary>What is known after at most <see cref="Patience"/>, or null.</summary>
    public async Task<KnownImportances?> GetSoonAsync(ExperimentSummary experiment, CancellationToken cancellation)
    {
        if (Peek(experiment, out _) is { } known)
        {
            return known;
        }

        await Task.WhenAny(StartNearly(experiment), Task.Delay(Patience, time, cancellation));
        return Peek(experiment, out _);
    }

    private Task<KnownImportances> StartNearly(ExperimentSummary experiment) => Start(
        experiment,
        (finished, _) => finished == experiment.Trials.Completed
            || (Liveness.IsLive(experiment.State) && experiment.Trials.Completed >= finished && experiment.Trials.Completed < finished * Growth));

    private Task<KnownImportances> Start(ExperimentSummary experiment, Func<int, Task, bool> isEnough)
    {
        lock (_gate)
        {
            if (_started.TryGetValue(experiment.Id, out var found))
            {
                // It went on since: the same trials have other values.
                if (found.EndedAt is not null && found.EndedAt != experiment.EndedAt) { _known.Remove(experiment.Id); }
                else if (!found.Task.IsCompleted || isEnough(found.Finished, found.Task)) { return found.Task; }
            }

            if (_started.Count >= MostExperiments)
            {
                _started.Clear();
                _known.Clear();
            }

            var task = ComputeAsync(experiment.Id, experiment.Trials.Completed, _last);
            _started[experiment.Id] = (experiment.EndedAt, experiment.Trials.Completed, task);
            _last = task;
            return task;
        }
    }

    // Not ended with the request that began it: others wait for the same.
    private async Task<KnownImportances> ComputeAsync(string id, int finished, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var known = new KnownImportances(finished, await reader.GetImportancesAsync(id, CancellationToken.None));
            lock (_gate) { _known[id] = known; }

            return known;
        }
        catch (Exception fault)
        {
            LogFault(id, fault);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The importances of experiment {Id} could not be computed")]
    private partial void LogFault(string id, Exception fault);
}
