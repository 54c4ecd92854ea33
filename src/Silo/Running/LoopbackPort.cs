using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Silo.Running;

/// <summary>
/// Finds free ports by an exclusive bind: Orleans binds with port reuse and would not notice that another silo has the port.
/// </summary>
internal static class LoopbackPort
{
    public static int Find() => Bind(0) ?? throw new IOException("No loopback port is free.");

    public static bool IsFree(int port) => Bind(port) is not null;

    private static int? Bind(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
