using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// Judges each setting once at every rung, when it gets there: it trains on at once or ends for good. What comes later does not
/// change a judgement.
/// </summary>
/// <param name="rule">Who trains on.</param>
/// <param name="ladder">The rungs.</param>
/// <param name="scale">Between losses and the objective.</param>
/// <param name="isStrict">Whether the loss at the rung's own epoch is judged even where the best so far is a setting's loss.</param>
internal sealed class StoppingPruner(IStoppingRule rule, RungLadder ladder, LossScale scale, bool isStrict = false) : IPruner
{
    private readonly Rung[] _rungs = [.. ladder.Epochs.Select(epoch => new Rung(epoch))];
    private readonly Queue<TrainOn> _kept = new();
    private readonly RungText _text = new(scale, ladder);

    public bool EndsSettings => true;

    public IReadOnlyList<Judgement> Absorb(RungResult result)
    {
        var index = ladder.IndexOf(result.Epoch);
        if (index < 0 || result.IsLeftOut || result.HasFinished) { return []; }

        var judged = isStrict && !result.HasEnded ? result with { Loss = result.Curve.LastAt(result.Epoch) } : result;
        var rung = _rungs[index];
        rung.Add(judged.Setting, judged.Loss);
        return judged.HasEnded ? [] : Judge(judged, rung);
    }

    public PrunerStep? Next(long? newSetting) =>
        _kept.TryDequeue(out var kept) ? kept
        : newSetting is null ? null
        : new StartNew(ladder.After(0), "the next setting");

    private IReadOnlyList<Judgement> Judge(RungResult result, Rung rung)
    {
        var verdict = rule.Judge(result, rung);
        var reason = Describe(verdict.IsKept ? "kept" : "pruned", result, rung, verdict);
        if (!verdict.IsKept) { return [new(result.Setting, Ruling.Prune, reason)]; }

        _kept.Enqueue(new(result.Setting, ladder.After(result.Epoch), reason));
        return [];
    }

    private string Describe(string verb, RungResult result, Rung rung, IStoppingRule.Verdict verdict) => verdict.Cut is { } cut
        ? _text.Of(verb, rung, new(result.Loss, result.Setting), cut)
        : _text.Of(verb, result.Epoch, result.Loss, verdict.Words);
}
