using System.CommandLine;
using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment set ID --weight W | --max-slots N</c></summary>
internal static class ExperimentSetVerb
{
    public static Command Create()
    {
        var weight = new Option<double?>("--weight") { Description = "Its share of the slots relative to other experiments.", HelpName = "W" };
        var slots = new Option<int?>("--max-slots") { Description = "The most slots at once; 0 for no bound.", HelpName = "N" };
        return ChangingVerb.Create(
            "set",
            "Changes an experiment's share of the slots, from the next free slot on. Example: experiment set @last --weight 3 --max-slots 4",
            SharedOptions.Experiment(), [weight, slots],
            parsed => ChangingVerb.Of(CommandKind.Set) with { Weight = parsed.GetValue(weight), MaxSlots = parsed.GetValue(slots) });
    }
}
