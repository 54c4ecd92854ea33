using System.Security.Cryptography;
using System.Text;
using Orchestrator.Grains.Results.Membership;

namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>The membership table of a head: a file beside its database which it serves to workers, or a server's that all of them use.</summary>
internal sealed class HeadMembership : IAsyncDisposable
{
    private const string OwnCluster = "orchestrator";

    private readonly ServerMembership? _server;

    private HeadMembership(string clusterId, MembershipDatabase? file, ServerMembership? server, string? address)
    {
        (ClusterId, File, _server, Address) = (clusterId, file, server, address);
        Table = server?.Table ?? file!;
    }

    /// <summary>The cluster's name among silos.</summary>
    public string ClusterId { get; }

    /// <summary>The table.</summary>
    public IMembershipTable Table { get; }

    /// <summary>The head's own file, or null where a server keeps the table.</summary>
    public MembershipDatabase? File { get; }

    /// <summary>What workers are told of the server, with its password; null where the head serves the table.</summary>
    public string? Address { get; }

    /// <summary>Opens the table; the caller disposes it.</summary>
    /// <param name="database">The head's database.</param>
    /// <param name="address">The server's address as the user gave it, or null for a file of the head's own.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="MembershipServerException">The server cannot be used.</exception>
    public static async Task<HeadMembership> OpenAsync(string database, string? address, CancellationToken cancellation)
    {
        if (address is null) { return new(OwnCluster, MembershipDatabase.Beside(database), null, null); }

        MembershipServer.TryParse(address, out var server);
        var clusterId = ClusterIdOf(database);
        return new(clusterId, null, await ServerMembership.OpenAsync(server!, clusterId, isHead: true, cancellation), address);
    }

    public async ValueTask DisposeAsync()
    {
        File?.Dispose();
        if (_server is not null) { await _server.DisposeAsync(); }
    }

    // Heads may share a server; the same database on the same machine is the same cluster again.
    private static string ClusterIdOf(string database) =>
        $"{OwnCluster}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.MachineName}:{Path.GetFullPath(database)}")))[..12]}";
}
