using System.CommandLine;

namespace Orchestrator.Bench.Cluster;

/// <summary>The options of <c>cluster</c>.</summary>
internal sealed class ClusterOptions
{
    private static readonly string[] Known = [.. CampaignSweep.All.Select(sweep => sweep.Name)];

    public Option<int> Faults { get; } = Number("--faults", "Faults to inject.", 20, 1, 10_000);

    public Option<int> Seed { get; } = Number("--seed", "Draws faults, times and victims.", 1, 0, int.MaxValue);

    public Option<double> Minutes { get; } = Number("--minutes", "The time over which faults are spread. Default: 12 s a fault.", 0.0, 0, 600);

    public Option<int> Workers { get; } = Number("--workers", "Workers of one slot each.", 3, 1, 64);

    public Option<string> Sweeps { get; } = new("--sweeps")
    {
        Description = $"The sweeps that run meanwhile: {string.Join(", ", Known)}, with commas between.",
        DefaultValueFactory = _ => string.Join(',', CampaignSweep.Usual.Select(sweep => sweep.Name)),
    };

    public Option<bool> NoRoot { get; } = new("--no-root") { Description = "Leaves out what needs root or faketime." };

    public Option<bool> Tls { get; } = new("--tls") { Description = "Head and workers speak TLS, and workers join by a token." };

    public Option<bool> Load { get; } = new("--load") { Description = "Instead of faults: budgets of a head whose workers only pretend to train." };

    public Option<int> Slots { get; } = Number("--slots", "With --load: slots that report at once; 0 leaves that out.", 1000, 0, 100_000);

    public Option<int> Rate { get; } = Number("--rate", "With --load: reports that they offer in a second.", 5500, 1, 1_000_000);

    public Option<int> Trials { get; } = Number("--trials", "With --load: trials of one experiment; 0 leaves that out.", 100_000, 0, 10_000_000);

    public Option<string?> Restart { get; } = new("--restart") { Description = "With --load: a database (dashboard --make F) on which a head is started.", HelpName = "F" };

    public Option<bool> Scaling { get; } = new("--scaling") { Description = "Instead of faults: two workers of one slot beside one of two, on a real sweep." };

    public Option<int> Pairs { get; } = Number("--pairs", "With --scaling: pairs of runs.", 7, 1, 1000);

    public Option<string?> Folder { get; } = new("--folder") { Description = "Keeps logs and databases here, an empty or new folder." };

    public Option<string> Output { get; } = new("--output") { Description = "table or json.", DefaultValueFactory = _ => "table" };

    /// <summary>A process of <c>--load</c>.</summary>
    public Option<string?> Pretend { get; } = new("--pretend") { Hidden = true };

    public Option<double> Pace { get; } = new("--pace") { Hidden = true };

    public Option<string> Name { get; } = new("--name") { Hidden = true, DefaultValueFactory = _ => "pretend" };

    public void AddTo(Command command)
    {
        Output.AcceptOnlyFromAmong("table", "json");
        Sweeps.Validators.Add(result =>
        {
            foreach (var name in Split(result.GetValueOrDefault<string>()).Except(Known)) { result.AddError($"--sweeps: {name} is none. Known: {string.Join(", ", Known)}."); }
        });
        foreach (var option in (Option[])[Faults, Seed, Minutes, Workers, Sweeps, NoRoot, Tls, Load, Slots, Rate, Trials, Restart, Scaling, Pairs, Folder, Output, Pretend, Pace, Name])
        {
            command.Options.Add(option);
        }
    }

    public static string[] Split(string? names) => (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Option<T> Number<T>(string name, string description, T otherwise, T least, T most) where T : struct, IComparable<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T>() is var given && (given.CompareTo(least) < 0 || given.CompareTo(most) > 0)) { result.AddError($"{name} must be in [{least}, {most}]."); }
        });
        return option;
    }
}
