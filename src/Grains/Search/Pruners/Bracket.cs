using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// One run of successive halving (K. Jamieson and A. Talwalkar, Non-stochastic Best Arm Identification, 2016): a generation of
/// settings trains to the first rung; when all are there the best go on to the next, the others end.
/// </summary>
/// <param name="name">What reasons call it: <c>bracket 2</c>.</param>
/// <param name="capacity">Settings of its first generation.</param>
/// <param name="ladder">Its rungs.</param>
/// <param name="eta">The best 1/eta of a generation pass a rung, at least one.</param>
/// <param name="scale">Between losses and the objective.</param>
internal sealed class Bracket(string name, int capacity, RungLadder ladder, double eta, LossScale scale)
{
    private readonly Queue<TrainOn> _survivors = new();
    private readonly RungText _text = new(scale, ladder);
    private readonly HashSet<long> _standing = [];
    private Rung _rung = new(ladder.After(0));
    private int _members;
    private int _awaited;
    private bool _isClosed;

    /// <summary>Whether it takes another setting.</summary>
    public bool IsOpen => !_isClosed && _members < capacity;

    /// <summary>Whether nothing of it goes on.</summary>
    public bool IsDone => !IsOpen && _awaited == 0 && _survivors.Count == 0 && _standing.Count == 0;

    /// <summary>Takes the next setting into the first generation.</summary>
    public StartNew Admit()
    {
        _members++;
        _awaited++;
        return new(ladder.After(0), $"{_members} of {capacity} in {name}");
    }

    /// <summary>Takes no more settings; a generation that waited for them is complete.</summary>
    public IReadOnlyList<Judgement> Close()
    {
        if (!IsOpen) { return []; }

        _isClosed = true;
        return SettleIfComplete();
    }

    public IReadOnlyList<Judgement> Absorb(RungResult result)
    {
        _awaited--;
        if (result.Epoch == _rung.Epoch && !result.IsLeftOut && !result.HasFinished)
        {
            _rung.Add(result.Setting, result.Loss);
            if (!result.HasEnded) { _standing.Add(result.Setting); }
        }

        var settled = SettleIfComplete();
        return settled.Count > 0 || !_standing.Contains(result.Setting) ? settled : [Wait(result)];
    }

    /// <summary>A setting of the next generation, or null.</summary>
    public TrainOn? Next()
    {
        if (!_survivors.TryDequeue(out var next)) { return null; }

        _awaited++;
        return next;
    }

    private Judgement Wait(RungResult result) => new(
        result.Setting,
        Ruling.Pause,
        $"paused at epoch {result.Epoch}: {scale.Show(result.Loss)}, {_text.PlaceOf(result.Epoch)}, waits for the rest of {name}");

    private List<Judgement> SettleIfComplete() =>
        IsOpen || _awaited > 0 || _survivors.Count > 0 || _rung.Count == 0 ? [] : Settle();

    private List<Judgement> Settle()
    {
        var (rung, kept) = (_rung, Math.Max(1, (int)(_rung.Count / eta)));
        var ended = new List<Judgement>();
        _rung = new(ladder.After(rung.Epoch));
        foreach (var (entry, place) in rung.Entries.Select((entry, place) => (entry, place)))
        {
            if (!_standing.Remove(entry.Setting)) { continue; }

            var isKept = place < kept && !double.IsNaN(entry.Loss);
            var reason = _text.Of(isKept ? "promoted" : "pruned", rung, entry, rung.CutOf(kept)) + $" in {name}";
            if (isKept) { _survivors.Enqueue(new(entry.Setting, _rung.Epoch, reason)); }
            else { ended.Add(new(entry.Setting, Ruling.Prune, reason)); }
        }

        return ended;
    }
}
