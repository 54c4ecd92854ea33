using System.CommandLine;
using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial retry TRIAL | --failed</c></summary>
internal static class TrialRetryVerb
{
    public static Command Create()
    {
        var number = new Argument<int?>("TRIAL") { Description = "The trial number; it must have failed.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--failed") { Description = "Every trial that has failed." };
        var command = ChangingVerb.Create(
            "retry",
            "Tries a failed trial again, or all that failed. Example: trial retry 3",
            SharedOptions.ExperimentOption(), [number, all],
            parsed => ChangingVerb.Of(CommandKind.Retry) with { Trials = parsed.GetValue(number) is { } one ? [one] : [] });
        command.Validators.Add(result =>
        {
            if (result.GetResult(number) is { Tokens.Count: > 0 } == result.GetResult(all) is not null) { result.AddError("'trial retry' takes a trial's number, or --failed."); }
        });
        return command;
    }
}
