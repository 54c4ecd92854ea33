namespace Orchestrator.Models.Metrics;

/// <summary>The mean of figures over chunks of different sizes.</summary>
internal sealed class ReconstructionMean
{
    private ReconstructionFigures _sum;
    private long _images;

    /// <summary>Adds a chunk's figures.</summary>
    public void Add(ReconstructionFigures figures, long images)
    {
        _sum = _sum.Plus(figures, images);
        _images += images;
    }

    /// <summary>The mean so far.</summary>
    public ReconstructionFigures Value => default(ReconstructionFigures).Plus(_sum, 1.0 / _images);
}
