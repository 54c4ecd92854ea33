namespace Orchestrator.Grains.Search.Importance;

/// <summary>A box of the space for which a tree predicts one value.</summary>
/// <param name="Sides">One for each column.</param>
/// <param name="Value">The prediction.</param>
internal sealed record Leaf(IReadOnlyList<Side> Sides, double Value)
{
    /// <summary>Its share of the whole space; that of all leaves of a tree is 1.</summary>
    public double Volume { get; } = Sides.Aggregate(1.0, (volume, side) => volume * side.Width);
}
