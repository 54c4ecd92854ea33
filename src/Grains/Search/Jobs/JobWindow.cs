namespace Orchestrator.Grains.Search.Jobs;

/// <summary>
/// The bound on outstanding jobs: job <c>j</c> is decided from the results of jobs up to <c>j - parallelism</c>. A result that
/// arrives before an earlier job's is held back until that one is there.
/// </summary>
/// <param name="parallelism">How many jobs may be outstanding, at least 1.</param>
/// <param name="order">In which order results are taken.</param>
internal sealed class JobWindow(int parallelism, SearchOrder order)
{
    private readonly LinkedList<Job> _outstanding = new();
    private readonly Queue<LinkedListNode<Job>> _arrivals = new();
    private readonly Dictionary<TrialKey, LinkedListNode<Job>> _open = [];
    private readonly HashSet<long> _arrived = [];

    /// <summary>Jobs decided so far.</summary>
    public long Decided { get; private set; }

    /// <summary>Jobs whose results were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Whether another job may be decided.</summary>
    public bool HasRoom => _outstanding.Count < parallelism;

    public bool IsEmpty => _outstanding.Count == 0;

    /// <summary>Jobs whose results are there but wait for an earlier job's.</summary>
    public int HeldBack => _arrived.Count;

    /// <summary>The most results that were ever held back: with so many jobs more in the window, slots would not have waited.</summary>
    public int MostHeldBack { get; private set; }

    /// <summary>The jobs that were decided and not taken, in order.</summary>
    public IEnumerable<Job> Outstanding => _outstanding;

    /// <summary>The outstanding job of <paramref name="trial"/>, or null.</summary>
    public Job? Find(TrialKey trial) => _open.GetValueOrDefault(trial)?.Value;

    /// <summary>Adds the next job.</summary>
    /// <exception cref="InvalidOperationException">There is no room.</exception>
    public Job Add(TrialKey trial, int from, int to, bool isLast)
    {
        if (!HasRoom) { throw new InvalidOperationException($"{parallelism} jobs are outstanding already."); }

        var job = new Job(Decided++, trial, from, to, isLast);
        _open.Add(trial, _outstanding.AddLast(job));
        return job;
    }

    /// <summary>The result of <paramref name="trial"/>'s outstanding job is there; told again, nothing changes.</summary>
    public void Arrive(TrialKey trial)
    {
        var node = _open[trial];
        if (_arrived.Add(node.Value.Number)) { _arrivals.Enqueue(node); }
    }

    /// <summary>Notes how many results wait, once everything that could be taken was.</summary>
    public void NoteHeldBack() => MostHeldBack = Math.Max(MostHeldBack, HeldBack);

    /// <summary>Takes the job whose result counts next, or null while it is not there.</summary>
    public Job? Take()
    {
        var next = order == SearchOrder.Logical ? _outstanding.First : _arrivals.FirstOrDefault();
        if (next is null || !_arrived.Remove(next.Value.Number)) { return null; }

        if (order == SearchOrder.Arrival) { _arrivals.Dequeue(); }

        _outstanding.Remove(next);
        _open.Remove(next.Value.Trial);
        Taken++;
        return next.Value;
    }
}
