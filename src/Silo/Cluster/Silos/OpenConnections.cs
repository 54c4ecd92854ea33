using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster.Silos;

/// <summary>Connections among silos that are open, so that those of a revoked machine can be cut. Safe to use from any thread.</summary>
internal sealed class OpenConnections
{
    private readonly ConcurrentDictionary<ConnectionContext, CertificateIdentity> _open = [];

    public void Add(ConnectionContext connection, CertificateIdentity peer) => _open[connection] = peer;

    public void Remove(ConnectionContext connection) => _open.TryRemove(connection, out _);

    /// <summary>Cuts those whose peer is not in any more.</summary>
    /// <returns>Whose they were.</returns>
    public IReadOnlyList<CertificateIdentity> Cut(Func<CertificateIdentity, bool> isIn)
    {
        List<CertificateIdentity> cut = [];
        foreach (var (connection, peer) in _open.Where(pair => !isIn(pair.Value)))
        {
            cut.Add(peer);
            connection.Abort(new ConnectionAbortedException($"The certificate of {peer} was revoked."));
        }

        return cut;
    }
}
