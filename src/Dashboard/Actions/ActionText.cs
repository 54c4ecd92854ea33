using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Actions;

/// <summary>What people read about actions.</summary>
internal static class ActionText
{
    public static string Button(CommandKind kind) => kind switch
    {
        CommandKind.Retry => "Retry failed",
        CommandKind.Set => "Share…",
        CommandKind.Extend or CommandKind.Enqueue or CommandKind.Fork or CommandKind.Cancel or CommandKind.Delete => $"{kind}…",
        _ => kind.ToString(),
    };

    /// <summary>Whether it is asked again before it is done.</summary>
    public static bool Destroys(CommandKind kind) => kind is CommandKind.Cancel or CommandKind.Delete;

    /// <summary>Whether parameter sets can be enqueued: a grid has every setting already, a population takes none.</summary>
    public static bool TakesSets(ExperimentDetail experiment) => experiment.Spec is { Method: not SearchMethod.Grid, Pruner: null or { Name: not "pbt" } }
        && CommandTable.FindTarget(CommandKind.Enqueue, experiment.Summary.State) is not null;

    public static string Title(CommandKind kind) => kind switch
    {
        CommandKind.Retry => "Retry failed trials",
        CommandKind.Set => "Share of the slots",
        CommandKind.Enqueue => "Enqueue parameter sets",
        CommandKind.Fork => "Fork a trial",
        _ => $"{kind} the experiment",
    };

    public static string Explain(CommandKind kind, ExperimentSummary experiment) => kind switch
    {
        CommandKind.Pause => "Running trials give their slots back at the end of their epoch, with a checkpoint. It can be resumed.",
        CommandKind.Resume => "Trials go on from their newest checkpoints.",
        CommandKind.Stop => "No new trial starts; running ones finish. It can be resumed.",
        CommandKind.Cancel => $"Running trials end within one batch and every trial that has not ended is Canceled ({Figures.Count(Open(experiment), "trial")} now). What has ended keeps its results. It cannot be resumed.",
        CommandKind.Extend => "The experiment becomes what a larger sweep file would have made; one that has ended goes on.",
        CommandKind.Enqueue => "The next new trials get these parameters; what a set leaves out is drawn. The run_cap grows by their trials, so that nothing planned is lost; an experiment that has ended goes on.",
        CommandKind.Fork => "A new trial goes on from a checkpoint of another with other values of what does not shape the network, such as learning_rate, and epochs. It is ranked beside the others; sampler and pruner leave it out.",
        CommandKind.Retry => $"{Figures.Count(experiment.Trials.Failed, "failed trial")} go on from their newest checkpoint in their next attempt.",
        CommandKind.Set => "Experiments share slots by weight, from the next free slot on. It changes no result.",
        CommandKind.Delete => $"Everything recorded of it goes: {Figures.Count(experiment.Trials.Created, "trial")} with curves, samples and checkpoints. There is no way back.",
        _ => "",
    };

    private static int Open(ExperimentSummary experiment) => experiment.Trials.Pending + experiment.Trials.Running + experiment.Trials.Paused;
}
