using System.CommandLine;
using System.CommandLine.Parsing;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary>Options and arguments that several verbs have.</summary>
internal static class SharedOptions
{
    public const string DefaultDatabase = "orchestrator.db";

    public static Option<string> Database() => new("--database")
    {
        Description = "The database file.",
        HelpName = "F",
        DefaultValueFactory = _ => DefaultDatabase,
    };

    public static Option<OutputFormat> Output() => new("--output", "-o")
    {
        // No default of the parser's: help would print the name of the enumeration's member.
        Description = "How data is printed on standard output. Default: table.",
        HelpName = string.Join('|', Enum.GetNames<OutputFormat>()).ToLowerInvariant(),
    };

    public static Argument<string> Experiment(string description = "The experiment: its id, a unique prefix of it, or @last.") =>
        new("EXPERIMENT") { Description = description, DefaultValueFactory = _ => "@last" };

    /// <summary>An experiment that must be named: what is done to it cannot be undone.</summary>
    public static Argument<string> NamedExperiment() =>
        new("EXPERIMENT") { Description = "The experiment: its id, a unique prefix of it, or @last." };

    public static Option<string> ExperimentOption() => new("--experiment", "-e")
    {
        Description = "The experiment: its id, a unique prefix of it, or @last.",
        HelpName = "ID",
        DefaultValueFactory = _ => "@last",
    };

    public static Argument<int> Trial() => new("TRIAL") { Description = "The trial number." };

    public static Argument<string> SweepFile() => new("FILE") { Description = "The sweep file (YAML)." };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Replaces a value of the sweep file; a list is written [a, b].",
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string?> DataDirectory() => new("--data-dir")
    {
        Description = "A folder with IDX files, gzip or plain, or with a folder of them for each data set. "
            + "Default: ORCHESTRATOR_DATA.",
        HelpName = "D",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ORCHESTRATOR_DATA") is { Length: > 0 } folder ? folder : null,
    };

    public static Option<bool> Download() => new("--download")
    {
        Description = "Downloads data sets that are missing, and checks their SHA-256.",
    };

    public static Option<int> Limit(int otherwise) => new("--limit")
    {
        Description = "The most rows to print.",
        DefaultValueFactory = _ => otherwise,
        Validators = { result => CheckRange(result, "--limit", 1, 1_000_000) },
    };

    public static Option<int> Slots()
    {
        var slots = new Option<int>("--slots")
        {
            Description = "Trials that train at once. Default: the machine's cores.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        slots.Validators.Add(result => CheckRange(result, "--slots", 1, 1024));
        return slots;
    }

    /// <summary>A server that keeps the membership table; an address that is none is refused.</summary>
    public static Option<string?> Cluster(string description)
    {
        var cluster = new Option<string?>("--cluster") { Description = description, HelpName = "URL" };
        cluster.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                // Not quoted: it may hold a password.
                if (MembershipServer.TryParse(token.Value, out _) is { } problem) { result.AddError($"--cluster {problem}."); }
            }
        });
        return cluster;
    }

    public static Option<string?> Dashboard() => new("--dashboard")
    {
        Description = $"The dashboard's address. Default: {DashboardListener.Default}, or the next free port.",
        HelpName = "URL",
    };

    public static Option<bool> NoDashboard() => new("--no-dashboard") { Description = "Runs without a dashboard, and without commands from outside." };

    /// <summary>Refuses what is no integer in [<paramref name="min"/>, <paramref name="max"/>], quoting it.</summary>
    public static void CheckRange(OptionResult result, string name, int min, int max)
    {
        foreach (var token in result.Tokens.Where(token => !int.TryParse(token.Value, out var value) || value < min || value > max))
        {
            result.AddError($"{name} must be an integer in [{min}, {max}], but got '{token.Value}'.");
        }
    }
}
