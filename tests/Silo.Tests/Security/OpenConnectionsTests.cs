using Microsoft.AspNetCore.Connections;
using Orchestrator.Silo.Cluster.Silos;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Tests.Security;

public class OpenConnectionsTests
{
    [Fact]
    public async Task Cut_SomeAreNotInAnyMore_EndsTheirConnectionsAlone()
    {
        var (garage, attic) = (CertificateIdentity.OfWorker("garage"), CertificateIdentity.OfWorker("attic0"));
        await using var first = new DefaultConnectionContext();
        await using var second = new DefaultConnectionContext();
        var connections = new OpenConnections();
        connections.Add(first, garage);
        connections.Add(second, attic);
        var closed = new TaskCompletionSource();
        using var registration = first.ConnectionClosed.Register(closed.SetResult);

        Assert.Equal(garage, Assert.Single(connections.Cut(peer => peer != garage)));

        await closed.Task;
        Assert.False(second.ConnectionClosed.IsCancellationRequested);
        connections.Remove(first);
        Assert.Empty(connections.Cut(peer => peer != garage));
    }
}
