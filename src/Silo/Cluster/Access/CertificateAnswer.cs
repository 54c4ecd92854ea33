namespace Orchestrator.Silo.Cluster.Access;

/// <summary>A worker's certificate.</summary>
/// <param name="Certificate">PEM.</param>
internal sealed record CertificateAnswer(string Certificate);
