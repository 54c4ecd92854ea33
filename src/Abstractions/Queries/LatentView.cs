namespace Orchestrator.Abstractions.Queries;

/// <summary>The codes that a trained model makes of test images, in the plane.</summary>
/// <param name="Epoch">The checkpoint's epoch.</param>
/// <param name="CodeSize">Numbers in a code.</param>
/// <param name="Explained">The share of the codes' variance that the plane holds, 0 to 1; 1 where a code has two numbers.</param>
/// <param name="Neighbours">The share of points whose nearest other point is of their class, 0 to 1.</param>
/// <param name="Points">A point for each image, in the test set's order.</param>
public sealed record LatentView(int Epoch, int CodeSize, double Explained, double Neighbours, IReadOnlyList<LatentPoint> Points);
