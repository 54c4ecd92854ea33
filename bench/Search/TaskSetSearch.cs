using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Pruners;

namespace Orchestrator.Bench.Search;

/// <summary>
/// One search over a task's learning curves with a budget of checkpoints, counted in the order of decisions: what the budget
/// no longer covers is not trained.
/// </summary>
internal sealed class TaskSetSearch
{
    private readonly TaskSet _task;
    private readonly TaskSetOrder _order;
    private readonly FamilySearch _search;
    private readonly Queue<Job> _jobs = new();
    private readonly Dictionary<int, double> _observed = [];
    private int _budget;

    public TaskSetSearch(TaskSet task, TaskSetOrder order, IPruner pruner, int parallelism, int budget)
    {
        (_task, _order, _budget) = (task, order, budget);
        _search = new(
            new() { Parallelism = parallelism },
            new(TaskSetSpace.Create(), new FixedSource("order", order), [], []),
            pruner,
            _ => TaskSet.Checkpoints);
    }

    /// <summary>The share of configurations that are better than the one whose newest loss is the best.</summary>
    public double Run()
    {
        Take(_search.Begin());
        while (_budget > 0 && _jobs.TryDequeue(out var job)) { Train(job); }

        var incumbent = _observed.MinBy(pair => pair.Value, LossComparer.Instance);
        return _task.ShareBetter(incumbent.Key);
    }

    private void Train(Job job)
    {
        var row = _order.RowAt(job.Trial.Setting);
        for (var epoch = job.From + 1; epoch <= job.To; epoch++)
        {
            if (_budget-- <= 0) { return; }

            _observed[row] = _task.LossAt(row, epoch);
            Take(_search.Apply(new ValueReported(job.Trial, epoch, _observed[row])));
        }

        if (job.To == TaskSet.Checkpoints) { Take(_search.Apply(new TrialFinished(job.Trial))); }
    }

    private void Take(IEnumerable<SearchDecision> decisions)
    {
        foreach (var decision in decisions)
        {
            if (decision is StartTrial start) { _jobs.Enqueue(start.Job); }

            if (decision is ContinueTrial going) { _jobs.Enqueue(going.Job); }
        }
    }
}
