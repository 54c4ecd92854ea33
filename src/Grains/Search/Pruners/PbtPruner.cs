using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// Population-based training (M. Jaderberg et al., Population Based Training of Neural Networks, 2017). A population trains from
/// rung to rung; when all stand at one, each of the worst ends, and a new setting takes its place that goes on from the
/// checkpoint of one of the best (exploit) with perturbed parameters (explore). After the last epoch a new population starts.
/// </summary>
/// <remarks>Where no more settings may start, the worst train on as they are.</remarks>
internal sealed class PbtPruner(PrunerSpec options, Explorer explorer, RungLadder ladder, LossScale scale) : IPruner
{
    private readonly Queue<Func<long?, PrunerStep?>> _steps = new();
    private readonly RungText _text = new(scale, ladder);
    private Rung _rung = new(ladder.After(0));
    private readonly HashSet<long> _failed = [];
    private int _members;
    private int _awaited;
    private bool _isClosed;

    public bool EndsSettings => true;

    private bool IsOpen => !_isClosed && _members < options.Population;

    public IReadOnlyList<Judgement> Absorb(RungResult result)
    {
        _awaited--;
        if (result.Epoch == _rung.Epoch && !result.IsLeftOut && !result.HasFinished)
        {
            _rung.Add(result.Setting, result.Loss);
            if (result.HasEnded) { _failed.Add(result.Setting); }
        }

        SettleIfComplete();
        return result.HasEnded || _steps.Count > 0 ? [] : [new(result.Setting, Ruling.Pause, Waits(result))];
    }

    public PrunerStep? Next(long? newSetting)
    {
        while (_steps.TryDequeue(out var step))
        {
            if (step(newSetting) is { } next)
            {
                _awaited++;
                return next;
            }
        }

        // A population whose members have all failed makes room for the next one.
        SettleIfComplete();
        if (newSetting is null || !IsOpen) { return null; }

        (_members, _awaited) = (_members + 1, _awaited + 1);
        return new StartNew(ladder.After(0), $"{_members} of {options.Population} in the population");
    }

    public IReadOnlyList<Judgement> Close()
    {
        if (IsOpen)
        {
            _isClosed = true;
            SettleIfComplete();
        }

        return [];
    }

    public IReadOnlyList<ParameterAssignment> Explore(long setting, IReadOnlyList<ParameterAssignment> parent) =>
        explorer.Explore(setting, parent);

    private void SettleIfComplete()
    {
        if (IsOpen || _awaited > 0 || _steps.Count > 0) { return; }

        if (_rung.Count == 0) { (_members, _rung) = (0, new(ladder.After(0))); }
        else { Settle(); }
    }

    private void Settle()
    {
        var rung = _rung;
        _rung = new(ladder.After(rung.Epoch));
        var replaced = Math.Max(1, (int)(rung.Count * options.Quantile));
        // The best keep their places even in a population so small that the worst are among them.
        var parents = rung.Entries.Take(replaced).Where(entry => !_failed.Contains(entry.Setting) && !double.IsNaN(entry.Loss)).ToArray();
        var steps = rung.Entries.Select((entry, place) =>
        {
            var isWorst = place >= rung.Count - replaced || _failed.Contains(entry.Setting);
            return (Entry: entry, Parent: isWorst && parents.Length > 0 ? explorer.Choose(parents, entry.Setting) : entry);
        });
        // Copies first: while they are made, each parent still stands at the checkpoint that is copied.
        foreach (var (entry, parent) in steps.OrderBy(step => step.Parent == step.Entry))
        {
            _steps.Enqueue(newSetting => parent != entry && newSetting is not null ? Replace(rung, entry, parent) : TrainOn(rung, entry));
        }
    }

    private StartFrom Replace(Rung rung, RungEntry entry, RungEntry parent) => new(
        parent.Setting,
        rung.Epoch,
        entry.Setting,
        ladder.After(rung.Epoch),
        _text.Of("replaced", rung, entry, rung.CutOf(rung.Count - Math.Max(1, (int)(rung.Count * options.Quantile))))
            + $", by a copy of {parent.Setting} with {scale.Show(parent.Loss)}");

    private TrainOn? TrainOn(Rung rung, RungEntry entry) => _failed.Contains(entry.Setting)
        ? null
        : new(entry.Setting, ladder.After(rung.Epoch), _text.Of("kept", rung, entry, rung.CutOf(rung.Count)));

    private string Waits(RungResult result) =>
        $"paused at epoch {result.Epoch}: {scale.Show(result.Loss)}, {_text.PlaceOf(result.Epoch)}, waits for the rest of the population";
}
