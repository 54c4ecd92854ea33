namespace Orchestrator.Grains.Search.Pruners;

/// <summary>Population-based training's numbers; defaults as in M. Jaderberg et al. and the field's libraries.</summary>
internal sealed record PbtOptions
{
    /// <summary>Settings that train side by side, at least 2.</summary>
    public int Population { get; init; } = 8;

    /// <summary>The share of the population that is replaced, and from which parents are drawn, in (0, 0.5].</summary>
    public double Quantile { get; init; } = 0.25;
}
