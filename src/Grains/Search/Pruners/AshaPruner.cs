using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// Asynchronous successive halving, the promotion variant (L. Li et al., A System for Massively Parallel Hyperparameter Tuning,
/// 2020): every setting stops at its rung; whenever something may be trained, the best setting of the highest rung that has one
/// among its best 1/eta not yet promoted goes on, else a new one starts. A setting that waits may be promoted at any time.
/// </summary>
/// <remarks>
/// When nothing more may start, nothing runs and no setting has trained to its end, the best of the highest rung goes on: a
/// search of a few settings ends with a trained one.
/// </remarks>
/// <param name="eta">Above 1.</param>
/// <param name="ladder">The rungs.</param>
/// <param name="scale">Between losses and the objective.</param>
internal sealed class AshaPruner(double eta, RungLadder ladder, LossScale scale) : IPruner
{
    private readonly Rung[] _rungs = [.. ladder.Epochs.Select(epoch => new Rung(epoch))];
    private readonly HashSet<(int Rung, long Setting)> _gone = [];
    private readonly RungText _text = new(scale, ladder);
    private int _running;
    private bool _hasFinished;

    public bool EndsSettings => true;

    public IReadOnlyList<Judgement> Absorb(RungResult result)
    {
        _running--;
        _hasFinished |= result.HasFinished;
        var index = ladder.IndexOf(result.Epoch);
        if (index < 0 || result.IsLeftOut || result.HasFinished) { return []; }

        var rung = _rungs[index];
        rung.Add(result.Setting, result.Loss);
        if (!result.HasEnded) { return [new(result.Setting, Ruling.Pause, Describe("paused", rung, new(result.Loss, result.Setting)))]; }

        _gone.Add((index, result.Setting));
        return [];
    }

    public PrunerStep? Next(long? newSetting)
    {
        PrunerStep? step = Promote(rung => (int)(rung.Count / eta));
        if (step is null && newSetting is not null) { step = new StartNew(ladder.After(0), "the next setting"); }

        if (step is null && _running == 0 && !_hasFinished) { step = Promote(rung => rung.Count); }

        _running += step is null ? 0 : 1;
        return step;
    }

    private TrainOn? Promote(Func<Rung, int> countOf)
    {
        for (var index = _rungs.Length - 1; index >= 0; index--)
        {
            var rung = _rungs[index];
            foreach (var entry in rung.Entries.Take(countOf(rung)))
            {
                if (double.IsNaN(entry.Loss)) { break; }

                if (_gone.Add((index, entry.Setting)))
                {
                    return new(entry.Setting, ladder.After(rung.Epoch), Describe("promoted", rung, entry));
                }
            }
        }

        return null;
    }

    private string Describe(string verb, Rung rung, RungEntry entry) =>
        _text.Of(verb, rung, entry, rung.CutOf(Math.Max(1, (int)(rung.Count / eta))));
}
