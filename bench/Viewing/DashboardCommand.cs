using System.CommandLine;
using Orchestrator.Bench.Viewing.Training;

namespace Orchestrator.Bench.Viewing;

/// <summary>
/// <c>dashboard --make F [--trials N] [--epochs N]</c> makes a database; <c>dashboard F</c> measures the budgets on it;
/// <c>dashboard --training [--pairs 15]</c> measures what viewers cost a sweep.
/// </summary>
internal static class DashboardCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "The database to measure on.", Arity = ArgumentArity.ZeroOrOne };
        var make = new Option<string?>("--make") { Description = "Make this database instead of measuring.", HelpName = "F" };
        var trials = Count("--trials", 50_000, "Trials to make.");
        var epochs = Count("--epochs", 30, "Epochs of each trial.");
        var training = new Option<bool>("--training") { Description = "What ten live pages and a page view a second cost a sweep on two slots." };
        var pairs = Count("--pairs", 15, "With --training: pairs of turns of 10 s.");
        var command = new Command("dashboard", "How fast the dashboard answers on a large database.") { file, make, trials, epochs, training, pairs };
        command.Validators.Add(result =>
        {
            // An option without its value is the parser's to refuse, and has none to ask for.
            var (measured, made) = (result.GetResult(file), result.GetResult(make));
            if (new[] { measured is { Tokens.Count: > 0 }, made is { Implicit: false }, result.GetValue(training) }.Count(given => given) != 1)
            {
                result.AddError("dashboard: give a FILE to measure on, --make F to make one, or --training.");
            }
            else if (made is { Tokens: [var to] } && File.Exists(to.Value))
            {
                result.AddError($"--make: '{to.Value}' exists already.");
            }
            else if (measured is { Tokens: [var from] } && !File.Exists(from.Value))
            {
                result.AddError($"dashboard: there is no database '{from.Value}'; --make F makes one.");
            }
        });
        command.SetAction((parsed, cancellation) => parsed.GetValue(training) ? TrainingCommand.RunAsync(parsed.GetValue(pairs), cancellation)
            : parsed.GetValue(make) is { } made ? DatabaseMaker.MakeAsync(made, parsed.GetValue(trials), parsed.GetValue(epochs), cancellation)
            : DashboardBudgets.MeasureAsync(parsed.GetValue(file)!, cancellation));
        return command;
    }

    private static Option<int> Count(string name, int otherwise, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1_000_000) { result.AddError($"{name} must be an integer in [1, 1000000]."); }
        });
        return option;
    }
}
