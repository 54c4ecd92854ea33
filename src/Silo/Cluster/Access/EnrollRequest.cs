namespace Orchestrator.Silo.Cluster.Access;

/// <summary>A machine asks for its first certificate.</summary>
/// <param name="Token">The join token's text.</param>
/// <param name="Name">What people call the worker.</param>
/// <param name="Request">Its key, signed by itself: PKCS#10 in DER.</param>
internal sealed record EnrollRequest(string Token, string Name, byte[] Request);
