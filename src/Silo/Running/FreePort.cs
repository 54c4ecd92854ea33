using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Silo.Running;

/// <summary>
/// Finds free ports by listening on them: Orleans binds with port reuse and would not notice that another silo has the port.
/// </summary>
internal static class FreePort
{
    public static int Find() => FindOn(IPAddress.Loopback);

    /// <summary>A free port of one of this machine's addresses.</summary>
    /// <exception cref="IOException">There is none, or the address is not this machine's.</exception>
    public static int FindOn(IPAddress address)
    {
        using var socket = TryListen(new(address, 0)) ?? throw new IOException($"No port of {address} is free, or it is not an address of this machine.");
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>A socket that listens on <paramref name="endpoint"/>, for the caller to dispose, or null where it is taken or not allowed.</summary>
    public static Socket? TryListen(IPEndPoint endpoint)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
        try
        {
            // A bind alone is no claim: .NET asks for reuse, and the system then refuses only those who listen.
            socket.Bind(endpoint);
            socket.Listen();
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
