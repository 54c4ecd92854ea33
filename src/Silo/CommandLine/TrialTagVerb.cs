using System.CommandLine;
using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial tag TRIAL... --add TAG --remove TAG</c></summary>
internal static class TrialTagVerb
{
    public static Command Create()
    {
        var numbers = new Argument<int[]>("TRIAL") { Description = "Trial numbers.", Arity = ArgumentArity.OneOrMore };
        var (add, remove) = (Tags("--add", "A tag that they get."), Tags("--remove", "A tag that they lose."));
        var command = ChangingVerb.Create(
            "tag",
            "Gives trials tags, by which filters find them (tag:baseline). Example: trial tag 3 17 --add baseline",
            SharedOptions.ExperimentOption(), [numbers, add, remove],
            parsed => ChangingVerb.Of(CommandKind.Tag) with
            {
                Trials = parsed.GetValue(numbers)!,
                AddTags = parsed.GetValue(add) ?? [],
                RemoveTags = parsed.GetValue(remove) ?? [],
            });
        command.Validators.Add(result =>
        {
            if (result.GetResult(add) is null && result.GetResult(remove) is null) { result.AddError("'trial tag' takes --add TAG, --remove TAG or both."); }
        });
        return command;
    }

    private static Option<string[]> Tags(string name, string description) =>
        new(name) { Description = $"{description} Several are possible.", HelpName = "TAG", AllowMultipleArgumentsPerToken = false };
}
