using System.CommandLine;
using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment enqueue ID --set name=value,name=value</c></summary>
internal static class ExperimentEnqueueVerb
{
    public static Command Create()
    {
        var sets = new Option<string[]>("--set")
        {
            Description = "A parameter set to try next, 'name=value,name=value', or a block of YAML or JSON in braces; may be given several times. What it leaves out is drawn.",
            HelpName = "SET",
            Required = true,
        };
        var again = new Option<bool>("--again") { Description = "Enqueue sets that are there already, too." };
        return ChangingVerb.Create(
            "enqueue",
            "Tries parameter sets next, in an experiment that has ended too; its run_cap grows by their trials. Example: experiment enqueue @last --set code_size=16,batch_size=64",
            SharedOptions.Experiment(), [sets, again],
            parsed => ChangingVerb.Of(CommandKind.Enqueue) with { Sets = parsed.GetValue(sets) ?? [], Again = parsed.GetValue(again) });
    }
}
