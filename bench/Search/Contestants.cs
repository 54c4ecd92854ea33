using System.Diagnostics;

namespace Orchestrator.Bench.Search;

/// <summary>Makes contestants by name.</summary>
internal static class Contestants
{
    /// <summary>A sampler of the program, or Optuna's where there is a Python for it.</summary>
    public static ISearchContestant Create(ISearchProblem problem, string sampler, int seed, SearchBenchmark benchmark, Process? python) =>
        sampler is RungContestant.Halving or RungContestant.EveryEpoch ? new RungContestant(sampler, problem, seed)
        : python is null
            ? new SamplerContestant(sampler, problem, seed, benchmark.Trials)
            : new OptunaContestant(python, problem, seed, benchmark.Parallelism);
}
