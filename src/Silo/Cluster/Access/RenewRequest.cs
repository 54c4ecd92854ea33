namespace Orchestrator.Silo.Cluster.Access;

/// <summary>A worker asks for its next certificate, over a connection with the one that it has.</summary>
/// <param name="Request">Its next key, signed by itself: PKCS#10 in DER.</param>
internal sealed record RenewRequest(byte[] Request);
