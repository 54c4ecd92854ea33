using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Experiments;

internal sealed partial class ExperimentGrain
{
    [LoggerMessage(1, LogLevel.Information, "Experiment {Experiment}: trial {Trial} is {State} {Failure}")]
    private partial void LogEnded(string experiment, int trial, TrialState state, string? failure);

    [LoggerMessage(3, LogLevel.Warning, "Experiment {Experiment}: worker {Worker} did not hear of the command for trial {Trial}; its next report tells it")]
    private partial void LogUntold(Exception exception, string experiment, int trial, string worker);

    [LoggerMessage(4, LogLevel.Warning, "Worker {Worker} is set aside: {Count} different trials failed on it by faults of the program. It gets no more while there are others; restart it once the cause is found")]
    private partial void LogSetAside(string worker, int count);

    [LoggerMessage(2, LogLevel.Warning, "Experiment {Experiment}: refused {What} of trial {Trial}, lease {Lease} is not its newest")]
    private partial void LogRefused(string experiment, int trial, long lease, string what);
}
