using System.Diagnostics;
using System.Reflection;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Bench.Cluster.Load;

/// <summary>A way to the grains that measures how long a report takes until its answer is there.</summary>
public class TimedGrains : DispatchProxy
{
    private IGrainFactory _inner = null!;
    private Latencies _latencies = null!;

    internal static IGrainFactory Over(IGrainFactory inner, Latencies latencies)
    {
        var proxy = Create<IGrainFactory, TimedGrains>();
        var timed = (TimedGrains)proxy;
        (timed._inner, timed._latencies) = (inner, latencies);
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var found = targetMethod!.Invoke(_inner, args);
        return found is IExperimentGrain experiment ? new TimedExperiment(experiment, _latencies) : found;
    }

    private sealed class TimedExperiment(IExperimentGrain inner, Latencies latencies) : IExperimentGrain
    {
        public async Task<Verdict> ReportAsync(EpochReport report)
        {
            var clock = Stopwatch.StartNew();
            var verdict = await inner.ReportAsync(report);
            latencies.Add(clock.Elapsed);
            return verdict;
        }

        public Task<Lease?> LeaseAsync(SlotRequest request) => inner.LeaseAsync(request);

        public Task<Lease?> ReclaimAsync(LeaseKey lost, SlotRequest request) => inner.ReclaimAsync(lost, request);

        public Task FinishAsync(TrialOutcome outcome) => inner.FinishAsync(outcome);

        public Task<ExperimentSummary> GetStatusAsync() => inner.GetStatusAsync();

        public Task<CommandResult> ExecuteAsync(ExperimentCommand command) => inner.ExecuteAsync(command);
    }
}
