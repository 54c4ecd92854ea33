using System.CommandLine;
using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment pause|stop|cancel|delete ID</c></summary>
internal static class ExperimentMoveVerbs
{
    public static Command Pause() => ChangingVerb.Create(
        "pause",
        "Lets running trials end their epoch and give their leases back with a checkpoint; 'experiment resume' goes on. Example: experiment pause @last",
        SharedOptions.Experiment(), [], _ => ChangingVerb.Of(CommandKind.Pause));

    public static Command Stop() => ChangingVerb.Create(
        "stop",
        "Starts no more trials and lets the running ones finish. Example: experiment stop @last",
        SharedOptions.Experiment(), [], _ => ChangingVerb.Of(CommandKind.Stop));

    public static Command Cancel() => ChangingVerb.Create(
        "cancel",
        "Ends running trials within one batch; those that have not ended are Canceled, for good. Example: experiment cancel k3x9",
        SharedOptions.NamedExperiment(), [], _ => ChangingVerb.Of(CommandKind.Cancel));

    public static Command Delete() => ChangingVerb.Create(
        "delete",
        "Deletes an experiment that has ended: its trials, samples and checkpoints. Example: experiment delete k3x9",
        SharedOptions.NamedExperiment(), [], _ => ChangingVerb.Of(CommandKind.Delete));
}
