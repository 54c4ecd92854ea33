namespace Orchestrator.Abstractions.Queries.Traversals;

/// <summary>A dimension of the code in a traversal.</summary>
/// <param name="Dimension">From 0.</param>
/// <param name="Mean">Its mean over images.</param>
/// <param name="Deviation">Its standard deviation over images.</param>
/// <param name="Low">Its first value.</param>
/// <param name="High">Its last value.</param>
/// <param name="Change">How far the image of the last value is from that of the first: the mean over pixels of the absolute difference, 0 to 1.</param>
public sealed record TraversedDimension(int Dimension, double Mean, double Deviation, double Low, double High, double Change);
