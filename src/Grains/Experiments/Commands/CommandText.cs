using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>What people read about commands.</summary>
internal static class CommandText
{
    public static string Reason(CommandKind kind) => $"a person asked to {kind.ToString().ToLowerInvariant()} it";

    public static string Announce(ExperimentState state) => state switch
    {
        ExperimentState.Pausing => "Running trials give their leases back at the end of their epoch, with a checkpoint; then it is Paused.",
        ExperimentState.Stopping => "No new trial starts; when the running ones have finished, it is Stopped.",
        ExperimentState.Canceled => "Every trial that had not ended is Canceled; running ones end within one batch.",
        _ => $"It is {state}.",
    };
}
