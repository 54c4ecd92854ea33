using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Bench.Search;

/// <summary>What trials cost after many results of independent draws.</summary>
internal static class SearchCost
{
    /// <summary>
    /// The mean of as many trials as a search has, after as many to warm up, for each sampler and number of results; beside TPE as it
    /// learns from a pruned search.
    /// </summary>
    public static IEnumerable<SearchRow> Run(
        SearchBenchmark benchmark, ISearchProblem problem, IReadOnlyList<string> samplers, IReadOnlyList<int> results) =>
        samplers.SelectMany(WithRungs).SelectMany(sampler => results.Select(count => Measure(benchmark, problem, sampler, count)));

    private static string[] WithRungs(string sampler) => sampler == "tpe" ? [sampler, RungContestant.Halving, RungContestant.EveryEpoch] : [sampler];

    private static SearchRow Measure(SearchBenchmark benchmark, ISearchProblem problem, string sampler, int results)
    {
        using var pythons = new ProcessPool(() => Optuna.Start(benchmark.Python!));
        var python = sampler == Optuna.Name ? pythons.Take() : null;
        using var contestant = Contestants.Create(problem, sampler, seed: 0, benchmark, python);
        Fill(problem, contestant, results);
        Search(problem, contestant, results, benchmark.Trials);
        var before = contestant.Seconds;
        Search(problem, contestant, results + benchmark.Trials, benchmark.Trials);
        var milliseconds = (contestant.Seconds - before) * 1000 / benchmark.Trials;
        if (python is not null) { pythons.Return(python); }

        Console.Error.WriteLine($"{problem.Name} {sampler}: {results} results");
        return new(problem.Name, sampler, benchmark.Trials, Seeds: 1) { Results = results, MillisecondsPerTrial = milliseconds };
    }

    private static void Fill(ISearchProblem problem, ISearchContestant contestant, int results)
    {
        var random = new RandomSampler(SamplerContestant.SpaceOf(problem, seed: 1));
        for (var result = 0; result < results; result++)
        {
            var setting = random.SettingAt(result);
            contestant.Add(result, setting, problem.Loss(setting));
        }
    }

    private static void Search(ISearchProblem problem, ISearchContestant contestant, int first, int trials)
    {
        for (var trial = first; trial < first + trials; trial++) { contestant.Tell(trial, problem.Loss(contestant.Propose(trial))); }
    }
}
