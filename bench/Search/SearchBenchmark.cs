using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Bench.Search;

/// <summary>Runs every sampler on every problem with the same seeds.</summary>
/// <param name="Seeds">Searches of each.</param>
/// <param name="Trials">Trials of each search.</param>
/// <param name="Parallelism">Trial j is proposed with the results of trials up to j - this, and the settings of those between.</param>
/// <param name="Python">A Python with Optuna, where Optuna takes part.</param>
internal sealed record SearchBenchmark(int Seeds, int Trials, int Parallelism, string? Python)
{
    /// <summary>How many results of random settings of a problem's neighbour each search begins with.</summary>
    public int Earlier { get; init; }

    public IEnumerable<SearchRow> Run(ISearchProblem problem, IReadOnlyList<string> samplers)
    {
        var results = samplers.ToDictionary(sampler => sampler, sampler => RunSeeds(problem, sampler));
        var optuna = results.GetValueOrDefault(Optuna.Name);
        return samplers.Select(sampler => Row(problem, sampler, results[sampler], optuna));
    }

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
            using var contestant = Contestants.Create(problem, sampler, seed, this, python);
            if (Earlier > 0) { contestant.Begin(DrawEarlier(problem.Neighbour!, seed)); }

            scores[seed] = problem.Score(Best(problem, contestant));
            seconds[seed] = contestant.Seconds;
            if (python is not null) { pythons.Return(python); }

            Report(problem, sampler, Interlocked.Increment(ref done));
        });
        return new(scores, seconds.Sum() * 1000 / Seeds / Trials);
    }

    // Settings that no search of this benchmark draws by itself.
    private (IReadOnlyList<ParameterAssignment> Setting, double Loss)[] DrawEarlier(ISearchProblem neighbour, int seed)
    {
        var random = new RandomSampler(SamplerContestant.SpaceOf(neighbour, seed));
        return [.. Enumerable.Range(0, Earlier).Select(index => random.SettingAt(1_000_000 + index)).Select(setting => (setting, neighbour.Loss(setting)))];
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
}
