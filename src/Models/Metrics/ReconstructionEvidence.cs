namespace Orchestrator.Models.Metrics;

/// <summary>What tells a sound autoencoder from a dead one, under its own training corruption.</summary>
/// <param name="Error">Mean squared error over pixels and images.</param>
/// <param name="OutputVariance">Variance of the output over images, averaged over pixels.</param>
/// <param name="DeadUnits">Share of code units that no clean image excites.</param>
internal readonly record struct ReconstructionEvidence(double Error, double OutputVariance, double DeadUnits);
