namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// Brackets one after another. While a bracket waits for its generation the next one is filled; each generation is complete
/// before it is ranked, so a setting's fate depends on its own bracket alone.
/// </summary>
/// <param name="open">Makes the bracket of an index, from 0.</param>
internal sealed class BracketPruner(Func<int, Bracket> open) : IPruner
{
    private readonly List<Bracket> _active = [];
    private readonly Dictionary<long, Bracket> _bracketOf = [];
    private int _opened;

    public bool EndsSettings => true;

    public IReadOnlyList<Judgement> Absorb(RungResult result)
    {
        var judgements = _bracketOf[result.Setting].Absorb(result);
        _active.RemoveAll(bracket => bracket.IsDone);
        return judgements;
    }

    public PrunerStep? Next(long? newSetting)
    {
        foreach (var bracket in _active)
        {
            if (bracket.Next() is { } next) { return next; }
        }

        return newSetting is { } setting ? (_bracketOf[setting] = FindOpen()).Admit() : null;
    }

    public IReadOnlyList<Judgement> Close() => [.. _active.SelectMany(bracket => bracket.Close())];

    private Bracket FindOpen()
    {
        if (_active.Count == 0 || !_active[^1].IsOpen) { _active.Add(open(_opened++)); }

        return _active[^1];
    }
}
