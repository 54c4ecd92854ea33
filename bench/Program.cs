using System.CommandLine;
using Orchestrator.Bench.Engine;

var root = new RootCommand("Benchmarks against named baselines, run by hand: figures are ratios within one run.");
root.Subcommands.Add(EngineCommand.Create());
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    return 2;
}

return parsed.Invoke();
