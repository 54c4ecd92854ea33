using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Pruners;
using Xunit;

namespace Orchestrator.TestKit.Search;

/// <summary>
/// Trains what a pruner asks for, one job after another, and holds every answer to what pruners promise: only a setting that
/// stands at a rung trains on, further than it was; none is ruled on that runs or has ended.
/// </summary>
internal sealed class PrunerDrive(IPruner pruner, int settings, int epochs, Func<long, int, double> lossOf)
{
    private readonly Dictionary<long, int> _running = [];
    private readonly Dictionary<long, int> _standing = [];
    private readonly HashSet<long> _ended = [];
    private readonly Dictionary<long, Curve> _curves = [];

    /// <summary>Everything that the pruner said, in order.</summary>
    public List<string> Transcript { get; } = [];

    /// <summary>Settings that trained to their last epoch.</summary>
    public HashSet<long> Finished { get; } = [];

    /// <summary>Settings that the pruner ended.</summary>
    public HashSet<long> Pruned { get; } = [];

    /// <summary>Which settings are lost in their first job; none by default.</summary>
    public Func<long, bool> IsLost { get; init; } = _ => false;

    /// <summary>Runs until nothing is left to train, with up to <paramref name="parallelism"/> jobs at a time.</summary>
    public void Run(int parallelism)
    {
        var started = 0L;
        while (true)
        {
            if (started == settings) { Rule(pruner.Close()); }

            if (_running.Count < parallelism && pruner.Next(started < settings ? started : null) is { } step)
            {
                started += Take(step, started) ? 1 : 0;
            }
            else if (_running.Count > 0)
            {
                Train(_running.MinBy(pair => pair.Key));
            }
            else
            {
                return;
            }
        }
    }

    private bool Take(PrunerStep step, long next)
    {
        Transcript.Add(step.ToString());
        Assert.NotEmpty(step.Reason);
        if (step is TrainOn going)
        {
            Assert.True(_standing.Remove(going.Setting, out var at), $"{going.Setting} does not stand at a rung");
            Assert.True(going.To > at, $"{going.Setting} stands at {at} already");
            _running.Add(going.Setting, Math.Min(going.To, epochs));
            return false;
        }

        if (step is StartFrom from) { Replace(from); }

        _running.Add(next, Math.Min(step.To, epochs));
        _curves.Add(next, new());
        return true;
    }

    private void Replace(StartFrom from)
    {
        Assert.True(_standing.Remove(from.Replaced) || _ended.Contains(from.Replaced));
        _ended.Add(from.Replaced);
        Assert.NotEqual(from.Replaced, from.Parent);
    }

    private void Train(KeyValuePair<long, int> job)
    {
        var (setting, to) = job;
        _running.Remove(setting);
        var isLost = IsLost(setting);
        for (var epoch = 1; epoch <= to && !isLost; epoch++) { _curves[setting].Add(epoch, lossOf(setting, epoch)); }

        var hasFinished = !isLost && to == epochs;
        if (hasFinished) { Finished.Add(setting); }

        if (hasFinished || isLost) { _ended.Add(setting); }
        else { _standing.Add(setting, to); }

        Rule(pruner.Absorb(new(setting, to, isLost ? double.NaN : lossOf(setting, to), _curves[setting])
        {
            HasEnded = hasFinished || isLost,
            HasFinished = hasFinished,
            IsLeftOut = isLost,
        }));
    }

    private void Rule(IReadOnlyList<Judgement> judgements)
    {
        foreach (var judgement in judgements)
        {
            Transcript.Add(judgement.ToString());
            Assert.NotEmpty(judgement.Reason);
            Assert.Contains(judgement.Setting, _standing);
            if (judgement.Ruling == Ruling.Prune)
            {
                _standing.Remove(judgement.Setting);
                _ended.Add(judgement.Setting);
                Pruned.Add(judgement.Setting);
            }
        }
    }
}
