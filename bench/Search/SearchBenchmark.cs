using System.Collections.Concurrent;
using System.Diagnostics;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Bench.Search;

/// <summary>Runs every sampler on every problem with the same seeds.</summary>
/// <param name="Seeds">Searches of each.</param>
/// <param name="Trials">Trials of each search.</param>
/// <param name="Parallelism">Trial j is proposed with the results of trials up to j - this, and the settings of those between.</param>
/// <param name="Python">A Python with Optuna, where Optuna takes part.</param>
internal sealed record SearchBenchmark(int Seeds, int Trials, int Parallelism, string? Python)
{
    public IEnumerable<SearchRow> Run(ISearchProblem problem, IReadOnlyList<string> samplers)
    {
        var results = samplers.ToDictionary(sampler => sampler, sampler => RunSeeds(problem, sampler));
        var optuna = results.GetValueOrDefault(Optuna.Name);
        return samplers.Select(sampler => Row(problem, sampler, results[sampler], optuna));
    }

    /// <summary>What a trial costs after so many results of independent draws, mean of as many trials as a search has; the first is left out.</summary>
    public IEnumerable<SearchRow> Cost(ISearchProblem problem, IReadOnlyList<string> samplers, IReadOnlyList<int> results)
    {
        foreach (var (sampler, count) in samplers.SelectMany(sampler => results.Select(count => (sampler, count))))
        {
            using var pythons = new ProcessPool(() => Optuna.Start(Python!));
            var python = sampler == Optuna.Name ? pythons.Take() : null;
            using var contestant = Create(problem, sampler, seed: 0, python);
            Fill(problem, contestant, count);
            Step(problem, contestant, count);
            var before = contestant.Seconds;
            for (var trial = 1; trial <= Trials; trial++) { Step(problem, contestant, count + trial); }

            var milliseconds = (contestant.Seconds - before) * 1000 / Trials;
            if (python is not null) { pythons.Return(python); }

            Console.Error.WriteLine($"{problem.Name} {sampler}: {count} results");
            yield return new(problem.Name, sampler, Trials, Seeds: 1) { Results = count, MillisecondsPerTrial = milliseconds };
        }
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

    private static void Step(ISearchProblem problem, ISearchContestant contestant, int trial) =>
        contestant.Tell(trial, problem.Loss(contestant.Propose(trial)));

    private ISearchContestant Create(ISearchProblem problem, string sampler, int seed, Process? python) => python is null
        ? new SamplerContestant(sampler, problem, seed, Trials)
        : new OptunaContestant(python, problem, seed, Parallelism);

    private SearchRow Row(ISearchProblem problem, string sampler, SearchResult result, SearchResult? optuna)
    {
        var (mean, error) = SearchResult.Estimate(result.Scores);
        var (difference, differenceError) = optuna is null || optuna == result ? (double.NaN, double.NaN)
            : SearchResult.Estimate([.. result.Scores.Zip(optuna.Scores, (mine, other) => mine - other)]);
        return new(problem.Name, sampler, Trials, Seeds)
        {
            Parallelism = Parallelism,
            ShareBetter = problem.IsTable ? mean : null,
            Regret = problem.IsTable ? null : mean,
            StandardError = error,
            DifferenceToOptuna = double.IsNaN(difference) ? null : difference,
            DifferenceStandardError = double.IsNaN(difference) ? null : differenceError,
            MillisecondsPerTrial = result.Milliseconds,
        };
    }

    private SearchResult RunSeeds(ISearchProblem problem, string sampler)
    {
        var (scores, seconds, done) = (new double[Seeds], new double[Seeds], 0);
        using var pythons = new ProcessPool(() => Optuna.Start(Python!));
        Parallel.For(0, Seeds, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            var python = sampler == Optuna.Name ? pythons.Take() : null;
            using var contestant = Create(problem, sampler, seed, python);
            scores[seed] = problem.Score(Best(problem, contestant));
            seconds[seed] = contestant.Seconds;
            if (python is not null) { pythons.Return(python); }

            Report(problem, sampler, Interlocked.Increment(ref done));
        });
        return new(scores, seconds.Sum() * 1000 / Seeds / Trials);
    }

    private double Best(ISearchProblem problem, ISearchContestant contestant)
    {
        var losses = new double[Trials];
        for (var trial = 0; trial < Trials; trial++)
        {
            if (trial >= Parallelism) { contestant.Tell(trial - Parallelism, losses[trial - Parallelism]); }

            losses[trial] = problem.Loss(contestant.Propose(trial));
        }

        return losses.Min();
    }

    private void Report(ISearchProblem problem, string sampler, int done)
    {
        if (done == Seeds || done % 10 == 0) { Console.Error.WriteLine($"{problem.Name} {sampler}: {done} of {Seeds} seeds"); }
    }

    /// <summary>Processes that outlive one search, as many as are in use at once.</summary>
    private sealed class ProcessPool(Func<Process> start) : IDisposable
    {
        private readonly ConcurrentBag<Process> _free = [];

        public Process Take() => _free.TryTake(out var process) ? process : start();

        public void Return(Process process) => _free.Add(process);

        public void Dispose()
        {
            foreach (var process in _free)
            {
                process.StandardInput.Close();
                process.WaitForExit();
                process.Dispose();
            }
        }
    }
}
