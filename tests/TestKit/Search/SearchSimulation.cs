using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.TestKit.Search;

/// <summary>How a trial behaves: a function of its parameters and its repeat alone.</summary>
internal sealed class TrialScript(int seed, int failurePercent)
{
    /// <summary>The objective after an epoch.</summary>
    public double ValueAt(IReadOnlyList<ParameterAssignment> parameters, int repeat, int epoch)
    {
        var draws = Draws(parameters, repeat);
        return draws.NextDouble() + ((1 + draws.NextDouble()) / epoch);
    }

    /// <summary>The epoch in which it fails and how, or null.</summary>
    public (int Epoch, FailureKind Kind)? FailureOf(IReadOnlyList<ParameterAssignment> parameters, int repeat)
    {
        var draws = Draws(parameters, repeat + 1000);
        return draws.Next(100) < failurePercent
            ? (1 + draws.Next(12), (FailureKind)draws.Next(Enum.GetValues<FailureKind>().Length))
            : null;
    }

    private Random Draws(IReadOnlyList<ParameterAssignment> parameters, int repeat)
    {
        var hash = (seed * 31) + repeat;
        foreach (var letter in string.Join(' ', parameters.Select(parameter => $"{parameter.Name}={parameter.Value}")))
        {
            hash = unchecked((hash * 31) + letter);
        }

        return new(hash);
    }
}

/// <summary>
/// Workers that train what a search decides, in an order that <paramref name="draws"/> chooses. The search may be thrown away at any
/// moment and built again from the events so far.
/// </summary>
/// <param name="create">Makes the search.</param>
/// <param name="script">How trials behave.</param>
/// <param name="draws">Which worker is next, and when the search is lost.</param>
internal sealed class SearchSimulation(Func<FamilySearch> create, TrialScript script, Random draws)
{
    private readonly List<SearchEvent> _events = [];
    private readonly List<Job> _waiting = [];
    private readonly List<(Job Job, int Epoch)> _running = [];
    private readonly Dictionary<TrialKey, IReadOnlyList<ParameterAssignment>> _parameters = [];
    private FamilySearch _search = create();

    /// <summary>The share of steps after which the search is built again, in percent.</summary>
    public int CrashPercent { get; init; }

    /// <summary>Whether jobs start in random order instead of the order of decisions.</summary>
    public bool ShufflesJobs { get; init; }

    /// <summary>Every decision, as one line each.</summary>
    public List<string> Decisions { get; } = [];

    /// <summary>Decisions that came out otherwise when the search was built again.</summary>
    public List<string> Differences { get; } = [];

    public IReadOnlyList<SearchEvent> Events => _events;

    public FamilySearch Search => _search;

    /// <summary>Runs with that many workers until nothing is left to train.</summary>
    public SearchSimulation Run(int workers)
    {
        Take(_search.Begin());
        while (_waiting.Count + _running.Count > 0)
        {
            while (_running.Count < workers && _waiting.Count > 0) { StartOne(); }

            Step(draws.Next(_running.Count));
            if (draws.Next(100) < CrashPercent) { Rebuild(); }
        }

        return this;
    }

    private void StartOne()
    {
        var place = ShufflesJobs ? draws.Next(_waiting.Count) : 0;
        var job = _waiting[place];
        _waiting.RemoveAt(place);
        _running.Add((job, job.From));
    }

    private void Step(int worker)
    {
        var (job, epoch) = _running[worker];
        var parameters = _parameters[job.Trial];
        _running.RemoveAt(worker);
        epoch++;
        if (script.FailureOf(parameters, job.Trial.Repeat) is { } failure && failure.Epoch == epoch)
        {
            Tell(new TrialFailed(job.Trial, failure.Kind));
            return;
        }

        if (epoch < job.To) { _running.Add((job, epoch)); }

        Tell(new ValueReported(job.Trial, epoch, script.ValueAt(parameters, job.Trial.Repeat, epoch)));
        if (epoch == EpochsOf(parameters)) { Tell(new TrialFinished(job.Trial)); }
    }

    /// <summary>Settings train 6 or 12 epochs, by their batch size.</summary>
    public static int EpochsOf(IReadOnlyList<ParameterAssignment> parameters) =>
        parameters.Any(parameter => parameter.Name == "batch_size" && parameter.Value.AsDouble() == 32) ? 6 : 12;

    private void Tell(SearchEvent one)
    {
        _events.Add(one);
        Take(_search.Apply(one));
    }

    private void Take(IReadOnlyList<SearchDecision> decisions)
    {
        foreach (var decision in decisions)
        {
            Decisions.Add(decision.Describe());
            if (decision is StartTrial start)
            {
                _parameters.Add(start.Job.Trial, start.Parameters);
                _waiting.Add(start.Job);
            }
            else if (decision is ContinueTrial going)
            {
                _waiting.Add(going.Job);
            }
        }
    }

    private void Rebuild()
    {
        _search = create();
        List<string> again = [.. _search.Begin().Select(decision => decision.Describe())];
        foreach (var one in _events) { again.AddRange(_search.Apply(one).Select(decision => decision.Describe())); }

        Differences.AddRange(again.Zip(Decisions).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.Second} | {pair.First}"));
        if (again.Count != Decisions.Count) { Differences.Add($"{Decisions.Count} decisions became {again.Count}"); }
    }
}
