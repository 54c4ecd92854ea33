namespace Orchestrator.Abstractions.Queries.Traversals;

/// <summary>What the rows and columns of a traversal's grid are.</summary>
public enum TraversalKind
{
    /// <summary>A row for each of some dimensions of the code, which goes from low to high while all others stay.</summary>
    Dimensions,

    /// <summary>Two dimensions of the code at once: the first goes from low to high across, the second down.</summary>
    Plane,

    /// <summary>A row for each two neighbours in a list of images, or of a GAN's noise, from the code of one to that of the other.</summary>
    Interpolation,
}
