using System.CommandLine;
using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial fork TRIAL --epoch N --set name=value,name=value</c></summary>
internal static class TrialForkVerb
{
    public static Command Create()
    {
        var number = new Argument<int>("TRIAL") { Description = "The trial number; it must keep a checkpoint." };
        var epoch = new Option<int?>("--epoch") { Description = "The checkpoint's epoch; without it the newest that is kept.", HelpName = "N" };
        var set = new Option<string>("--set")
        {
            Description = "What changes, 'name=value,name=value': what does not shape the network, such as learning_rate, and epochs.",
            HelpName = "SET",
            Required = true,
        };
        var again = new Option<bool>("--again") { Description = "Fork it so although such a fork is there already." };
        epoch.Validators.Add(result => SharedOptions.CheckRange(result, "--epoch", 1, 100_000));
        return ChangingVerb.Create(
            "fork",
            "A new trial goes on from a checkpoint of another with some parameters changed. Example: trial fork 3 --epoch 8 --set learning_rate=0.0001,epochs=30",
            SharedOptions.ExperimentOption(), [number, epoch, set, again],
            parsed => ChangingVerb.Of(CommandKind.Fork) with
            {
                Trials = [parsed.GetValue(number)],
                Epoch = parsed.GetValue(epoch),
                Sets = [parsed.GetValue(set)!],
                Again = parsed.GetValue(again),
            });
    }
}
