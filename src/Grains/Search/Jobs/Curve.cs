namespace Orchestrator.Grains.Search.Jobs;

/// <summary>A trial's losses by epoch: smaller is better, NaN is worst.</summary>
internal sealed class Curve
{
    private readonly SortedList<int, double> _losses = [];

    /// <summary>The newest epoch, or 0.</summary>
    public int LastEpoch => _losses.Count == 0 ? 0 : _losses.GetKeyAtIndex(_losses.Count - 1);

    /// <summary>The losses up to <paramref name="epoch"/>, in order.</summary>
    public IEnumerable<double> UpTo(int epoch) => _losses.TakeWhile(pair => pair.Key <= epoch).Select(pair => pair.Value);

    /// <summary>Adds an epoch; one that is there already stands.</summary>
    public void Add(int epoch, double loss) => _losses.TryAdd(epoch, loss);

    /// <summary>The loss at the newest epoch up to <paramref name="epoch"/>; NaN without any.</summary>
    public double LastAt(int epoch) =>
        _losses.TryGetValue(epoch, out var loss) ? loss : UpTo(epoch).LastOrDefault(double.NaN);

    /// <summary>The newest epoch up to <paramref name="epoch"/>, or 0.</summary>
    public int NewestUpTo(int epoch) => _losses.Keys.LastOrDefault(known => known <= epoch);

    /// <summary>The first epoch up to <paramref name="epoch"/> that has the best loss, or 0.</summary>
    public int BestUpTo(int epoch) => _losses
        .TakeWhile(pair => pair.Key <= epoch).DefaultIfEmpty(new(0, double.NaN)).MinBy(pair => pair.Value, LossComparer.Instance).Key;

    /// <summary>The best loss up to <paramref name="epoch"/>; NaN without any.</summary>
    public double BestAt(int epoch) => UpTo(epoch).Append(double.NaN).MinBy(loss => loss, LossComparer.Instance);
}
