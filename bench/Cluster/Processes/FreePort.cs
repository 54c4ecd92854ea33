using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>A port that nobody uses now.</summary>
internal static class FreePort
{
    /// <param name="address">Where; loopback by default.</param>
    public static int Find(IPAddress? address = null)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address ?? IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
