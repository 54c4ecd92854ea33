using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Bench.Engine;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Bench.Search;

/// <summary>A sampler of the program, whether or not it learns from results.</summary>
internal sealed class SamplerContestant : ISearchContestant
{
    private readonly ISampler? _sampler;
    private readonly IAdaptiveSampler? _adaptive;
    private readonly SortedDictionary<int, IReadOnlyList<ParameterAssignment>> _outstanding = [];

    public SamplerContestant(string name, ISearchProblem problem, int seed, int trials)
    {
        var space = SpaceOf(problem, seed);
        _adaptive = AdaptiveSamplerCatalog.Find(name)?.Create(new SamplerRequest(space, trials));
        _sampler = _adaptive is null ? SamplerCatalog.Find(name)!.Create(space) : null;
    }

    /// <summary>The samplers that can take part: all but the grid, which needs as many trials as there are settings.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. SamplerCatalog.All.Where(sampler => sampler.Method != SearchMethod.Grid).Select(sampler => sampler.Name),
        .. AdaptiveSamplerCatalog.All.Select(sampler => sampler.Name),
    ];

    public double Seconds { get; private set; }

    public IReadOnlyList<ParameterAssignment> Propose(int trial)
    {
        IReadOnlyList<ParameterAssignment>[] outstanding = [.. _outstanding.Values];
        var start = ThreadClock.Seconds();
        var setting = _adaptive?.Propose(trial, outstanding) ?? _sampler!.SettingAt(trial);
        Seconds += ThreadClock.Seconds() - start;
        _outstanding.Add(trial, setting);
        return setting;
    }

    public void Tell(int trial, double loss)
    {
        _outstanding.Remove(trial, out var setting);
        var start = ThreadClock.Seconds();
        _adaptive?.Observe(new Observation(trial, setting!, loss));
        Seconds += ThreadClock.Seconds() - start;
    }

    public void Add(int trial, IReadOnlyList<ParameterAssignment> setting, double loss) =>
        _adaptive?.Observe(new Observation(trial, setting, loss));

    public void Begin(IReadOnlyList<(IReadOnlyList<ParameterAssignment> Setting, double Loss)> earlier) =>
        _adaptive?.Begin([.. earlier.Select((one, place) => new Observation(long.MinValue + place, one.Setting, one.Loss))]);

    public void Dispose()
    {
    }

    /// <summary>A problem's space.</summary>
    public static FamilySpace SpaceOf(ISearchProblem problem, int seed)
    {
        var family = new FamilySpec(problem.Name, [], new("loss", ObjectiveDirection.Minimize));
        return FamilySpace.Of(
            new ExperimentSpec
            {
                Name = problem.Name,
                Method = SearchMethod.Random,
                Seed = seed,
                Parameters = problem.Parameters,
                Families = [family],
                DataSets = [],
            },
            family);
    }
}
