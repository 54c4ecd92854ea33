namespace Orchestrator.Abstractions.Queries;

/// <summary>A test image's code in the plane.</summary>
/// <param name="X">Along the first axis.</param>
/// <param name="Y">Along the second axis.</param>
/// <param name="Class">The image's class, from 0.</param>
public readonly record struct LatentPoint(double X, double Y, int Class);
