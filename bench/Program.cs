using System.CommandLine;
using Orchestrator.Bench.Bands;
using Orchestrator.Bench.Cluster;
using Orchestrator.Bench.Engine;
using Orchestrator.Bench.Memory;
using Orchestrator.Bench.Metrics;
using Orchestrator.Bench.Pictures;
using Orchestrator.Bench.Search;
using Orchestrator.Bench.Sweeps;
using Orchestrator.Bench.Viewing;

var root = new RootCommand("Benchmarks against named baselines, run by hand: figures are ratios within one run.");
root.Subcommands.Add(EngineCommand.Create());
root.Subcommands.Add(MetricsCommand.Create());
root.Subcommands.Add(MemoryCommand.Create());
root.Subcommands.Add(SearchCommand.Create());
root.Subcommands.Add(BandsCommand.Create());
root.Subcommands.Add(PruningCommand.Create());
root.Subcommands.Add(WindowCommand.Create());
root.Subcommands.Add(SweepsCommand.Create());
root.Subcommands.Add(ClusterCommand.Create());
root.Subcommands.Add(DashboardCommand.Create());
root.Subcommands.Add(PicturesCommand.Create());
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
