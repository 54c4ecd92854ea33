using System.CommandLine;

namespace Orchestrator.Bench.Search;

/// <summary><c>search --data DIR [--tables A,B] [--samplers A,B] [--seeds N] [--trials N] [--parallelism W] [--output table|json]</c>.</summary>
internal static class SearchCommand
{
    private static readonly string[] Known = [.. SamplerContestant.Names, Optuna.Name];

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "A folder of tables NAME.f32 with their spaces.json." };
        var tables = new Option<string?>("--tables")
        {
            Description = "Names with commas between: tables of --data (default: all), or "
                + $"{string.Join(", ", Functions.All.Select(function => function.Name))} (default without --data).",
        };
        var samplers = new Option<string>("--samplers")
        {
            Description = $"Names with commas between: {string.Join(", ", Known)}.",
            DefaultValueFactory = _ => $"random,tpe,auto,{Optuna.Name}",
        };
        samplers.Validators.Add(result =>
        {
            foreach (var name in Split(result.GetValueOrDefault<string>()).Except(Known))
            {
                result.AddError($"--samplers: {name} is no sampler of this benchmark. Known: {string.Join(", ", Known)}.");
            }
        });
        var (seeds, trials, parallelism) = (
            Count("--seeds", "Searches of each sampler and table; seeds 0, 1, ... are the same for all.", 100, 10_000),
            Count("--trials", "Trials of each search.", 100, 100_000),
            Count("--parallelism", "Trial j is proposed with the results of trials up to j - W.", 1, 1024));
        var cost = new Option<string?>("--cost")
        {
            Description = "Numbers with commas between: instead of searching, what proposals take after so many results.",
        };
        cost.Validators.Add(result =>
        {
            if (Split(result.GetValueOrDefault<string?>()).Any(count => !int.TryParse(count, out var given) || given is < 0 or > 1_000_000))
            {
                result.AddError("--cost: integers in [0, 1000000] with commas between, such as 1000,20000.");
            }
        });
        var earlier = new Option<int>("--earlier")
        {
            Description = "Results of so many random settings of the function moved by a twentieth of each range, which searches begin with. Not for tables.",
        };
        earlier.Validators.Add(result =>
        {
            if (result.GetValue(earlier) is < 0 or > 10_000) { result.AddError("--earlier: an integer in [0, 10000]."); }

            if (result.GetValue(earlier) > 0 && result.GetValue(data) is not null) { result.AddError("--earlier is for functions and does not go with --data."); }
        });
        var output = new Option<string>("--output") { Description = "table or json.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "json");
        var python = new Option<string?>("--python") { Description = "A Python that has Optuna; by default the first of python3, /usr/bin/python3 that does." };
        var command = new Command("search", "What samplers find in so many trials, against Optuna's multivariate TPE.")
        {
            data, tables, samplers, seeds, trials, parallelism, earlier, cost, output, python,
        };
        command.SetAction(parsed =>
        {
            var (names, usable) = Usable(Split(parsed.GetValue(samplers)), parsed.GetValue(python));
            var benchmark = new SearchBenchmark(parsed.GetValue(seeds), parsed.GetValue(trials), parsed.GetValue(parallelism), usable) { Earlier = parsed.GetValue(earlier) };
            int[] counts = [.. Split(parsed.GetValue(cost)).Select(int.Parse)];
            return Run(
                problem => counts.Length == 0 ? benchmark.Run(problem, names) : SearchCost.Run(benchmark, problem, names, counts),
                parsed.GetValue(data),
                parsed.GetValue(tables),
                parsed.GetValue(output) == "json");
        });
        return command;
    }

    private static int Run(Func<ISearchProblem, IEnumerable<SearchRow>> run, string? data, string? tables, bool isJson)
    {
        ISearchProblem[] problems;
        try
        {
            problems = Problems(data is null ? null : new TableDirectory(data), tables);
        }
        catch (InvalidDataException error)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }

        SearchRow[] rows = [.. problems.SelectMany(run)];
        Console.Out.WriteLine(isJson ? SearchReport.Json(rows) : SearchReport.Table(rows));
        return 0;
    }

    private static ISearchProblem[] Problems(TableDirectory? directory, string? tables)
    {
        var functions = Functions.All.ToDictionary(function => function.Name);
        IReadOnlyList<string> names = tables is not null ? Split(tables) : directory?.Names ?? [.. functions.Keys];
        return [.. names.Select<string, ISearchProblem>(name =>
            directory?.Names.Contains(name) == true ? directory.Load(name)
            : functions.TryGetValue(name, out var function) ? function
            : throw new InvalidDataException(
                $"--tables: there is no {name}. Known: {string.Join(", ", [.. directory?.Names ?? [], .. functions.Keys])}."))];
    }

    private static (string[] Samplers, string? Python) Usable(string[] samplers, string? given)
    {
        if (!samplers.Contains(Optuna.Name)) { return (samplers, null); }

        var python = Optuna.Find(given);
        if (python is not null) { return (samplers, python); }

        Console.Error.WriteLine("No Python with Optuna was found (Debian: python3-optuna); its rows are left out.");
        return ([.. samplers.Where(sampler => sampler != Optuna.Name)], null);
    }

    private static Option<int> Count(string name, string description, int value, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var given && (given < 1 || given > most)) { result.AddError($"{name} must be an integer in [1, {most}]."); }
        });
        return option;
    }

    private static string[] Split(string? names) =>
        (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct().ToArray();
}
