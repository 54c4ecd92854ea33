using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Pruners;

namespace Orchestrator.Bench.Search;

/// <summary>What a search on slots came to.</summary>
/// <param name="ShareBetter">The share of configurations that are better than the one found.</param>
/// <param name="IdleShare">The share of the slots' time in which no job was decided for them.</param>
/// <param name="MostHeldBack">The most results that waited for an earlier job's.</param>
internal readonly record struct SlotOutcome(double ShareBetter, double IdleShare, int MostHeldBack);

/// <summary>
/// Slots that train a task's configurations in simulated time: a checkpoint of one configuration takes 0.5 to 2 units of time,
/// drawn once for each. Ends when the checkpoints of the budget are given out.
/// </summary>
internal sealed class SlotSimulation
{
    private readonly TaskSet _task;
    private readonly TaskSetOrder _order;
    private readonly FamilySearch _search;
    private readonly double[] _paces;
    private readonly Queue<Job> _waiting = new();
    private readonly PriorityQueue<Job, (double Time, long Number)> _running = new();
    private readonly Dictionary<int, double> _observed = [];
    private readonly int _slots;
    private int _budget;
    private double _now;
    private double _idle;

    public SlotSimulation(TaskSet task, TaskSetOrder order, IPruner pruner, SearchOptions options, int slots, int seed)
    {
        (_task, _order, _slots, _budget) = (task, order, slots, PruningRow.Budget);
        var draws = new Random(seed);
        _paces = [.. Enumerable.Range(0, task.Count).Select(_ => Math.Pow(2, (draws.NextDouble() * 2) - 1))];
        _search = new(options, new(TaskSetSpace.Create(), new FixedSource("order", order), [], []), pruner, _ => TaskSet.Checkpoints);
    }

    public SlotOutcome Run()
    {
        Take(_search.Begin());
        while (StartWaiting() && _running.TryDequeue(out var job, out var end))
        {
            _idle += (_slots - _running.Count - 1) * (end.Time - _now);
            _now = end.Time;
            Report(job);
        }

        var found = _observed.MinBy(pair => pair.Value, LossComparer.Instance).Key;
        return new(_task.ShareBetter(found), _now > 0 ? _idle / (_slots * _now) : 0, _search.Window.MostHeldBack);
    }

    private bool StartWaiting()
    {
        while (_running.Count < _slots && _budget > 0 && _waiting.TryDequeue(out var job))
        {
            _budget -= job.To - job.From;
            _running.Enqueue(job, (_now + ((job.To - job.From) * _paces[RowOf(job)]), job.Number));
        }

        return _budget > 0;
    }

    private void Report(Job job)
    {
        for (var epoch = job.From + 1; epoch <= job.To; epoch++)
        {
            _observed[RowOf(job)] = _task.LossAt(RowOf(job), epoch);
            Take(_search.Apply(new ValueReported(job.Trial, epoch, _observed[RowOf(job)])));
        }

        if (job.IsLast) { Take(_search.Apply(new TrialFinished(job.Trial))); }
    }

    private int RowOf(Job job) => _order.RowAt(job.Trial.Setting);

    private void Take(IEnumerable<SearchDecision> decisions)
    {
        foreach (var decision in decisions)
        {
            if (decision is StartTrial start) { _waiting.Enqueue(start.Job); }

            if (decision is ContinueTrial going) { _waiting.Enqueue(going.Job); }
        }
    }
}
