using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Silo.Running;

/// <summary>
/// Finds free ports by an exclusive bind: Orleans binds with port reuse and would not notice that another silo has the port.
/// </summary>
internal static class LoopbackPort
{
    public static int Find()
    {
        using var socket = TryBind(new(IPAddress.Loopback, 0)) ?? throw new IOException("No loopback port is free.");
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>A socket bound to <paramref name="endpoint"/> alone, for the caller to dispose, or null where it is taken or not allowed.</summary>
    public static Socket? TryBind(IPEndPoint endpoint)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
        try
        {
            socket.Bind(endpoint);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
