using System.CommandLine;
using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment extend ID --run-cap N | --epochs N</c></summary>
internal static class ExperimentExtendVerb
{
    public static Command Create()
    {
        var cap = new Option<int?>("--run-cap") { Description = "The new run_cap: trials over the whole experiment, those that have ended too.", HelpName = "N" };
        var epochs = new Option<int?>("--epochs") { Description = "The new epochs of every trial; completed ones go on from their checkpoint. Only while no trial runs.", HelpName = "N" };
        cap.Validators.Add(result => SharedOptions.CheckRange(result, "--run-cap", 1, 10_000_000));
        epochs.Validators.Add(result => SharedOptions.CheckRange(result, "--epochs", 1, 100_000));
        return ChangingVerb.Create(
            "extend",
            "Gives an experiment more trials or more epochs, one that has ended too: it becomes what a larger run_cap would have given. Example: experiment extend @last --run-cap 80",
            SharedOptions.Experiment(), [cap, epochs],
            parsed => ChangingVerb.Of(CommandKind.Extend) with { RunCap = parsed.GetValue(cap), Epochs = parsed.GetValue(epochs) });
    }
}
