using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Remote;

/// <summary>What <c>run --server</c> was asked for.</summary>
/// <param name="Sweep">Which sweep.</param>
/// <param name="Server">The head's address.</param>
/// <param name="AccessTokenFile">The file with the access token, or null.</param>
/// <param name="IsDetached">Whether it returns at once.</param>
/// <param name="Output">How the result is printed.</param>
internal sealed record RemoteRunRequest(SweepRequest Sweep, string Server, string? AccessTokenFile, bool IsDetached, OutputFormat Output);
