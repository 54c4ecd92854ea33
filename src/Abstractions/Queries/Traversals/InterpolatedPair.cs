namespace Orchestrator.Abstractions.Queries.Traversals;

/// <summary>A row of an interpolation.</summary>
/// <param name="From">The first image, from 0.</param>
/// <param name="To">The last.</param>
/// <param name="Distance">How far their codes, or their noise, lie apart (Euclidean).</param>
/// <param name="Change">How far the last image made is from the first: the mean over pixels of the absolute difference, 0 to 1.</param>
public sealed record InterpolatedPair(int From, int To, double Distance, double Change);
