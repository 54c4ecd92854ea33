using System.CommandLine;
using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial cancel TRIAL</c></summary>
internal static class TrialCancelVerb
{
    public static Command Create()
    {
        var number = new Argument<int>("TRIAL") { Description = "The trial number; it must run." };
        return ChangingVerb.Create(
            "cancel",
            "Ends a running trial within one batch; the experiment goes on. Example: trial cancel 3",
            SharedOptions.ExperimentOption(), [number],
            parsed => ChangingVerb.Of(CommandKind.Cancel) with { Trials = [parsed.GetValue(number)] });
    }
}
