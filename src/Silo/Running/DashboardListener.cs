using System.Net;
using System.Net.Sockets;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Running;

/// <summary>
/// Where the dashboard listens. The port is held from the moment that it is chosen: a run loads its data before its web server
/// starts, and another process would take a port that was only looked at. Dispose it after the server.
/// </summary>
internal sealed class DashboardListener : IDisposable
{
    public const string Default = "http://127.0.0.1:5080";

    private const int PortsToTry = 100;

    private DashboardListener(Uri address, Socket socket) =>
        (Address, Socket) = (new UriBuilder(address) { Port = ((IPEndPoint)socket.LocalEndPoint!).Port }.Uri, socket);

    /// <summary>What to type into a browser.</summary>
    public Uri Address { get; }

    /// <summary>The socket that listens; the server accepts on it and closes it.</summary>
    public Socket Socket { get; }

    /// <summary>Binds to the address that the user gave, or to the default one with the next free port.</summary>
    /// <exception cref="CommandException">It is no loopback http address, or its port is taken.</exception>
    public static DashboardListener Open(string? text)
    {
        if (text is null) { return OpenNextFree(new(Default)); }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != "http" || address.PathAndQuery != "/")
        {
            throw new CommandException(ExitCode.InvalidInput, $"--dashboard must be an address such as {Default}, but got {text}.");
        }

        if (!address.IsLoopback)
        {
            throw new CommandException(ExitCode.InvalidInput, $"--dashboard must be a loopback address such as {Default}, since it asks nobody who they are; got {text}.");
        }

        return TryOpen(address, address.Port)
            ?? throw new CommandException(ExitCode.StateConflict, $"Port {address.Port} is taken or not allowed; leave --dashboard out to take the next free one.");
    }

    /// <summary>Binds to an address of a head.</summary>
    /// <param name="text">An IP address and a port, such as 192.168.1.10:5080.</param>
    /// <param name="isInsecure">Whether the user wants to answer other machines without asking who they are, and without TLS.</param>
    /// <param name="isTls">Whether the user wants TLS where only this machine reaches it, too.</param>
    /// <exception cref="CommandException">It is no such address, or its port is taken.</exception>
    public static DashboardListener OpenForHead(string text, bool isInsecure, bool isTls)
    {
        if (!IPEndPoint.TryParse(text, out var endpoint) || endpoint.Port == 0)
        {
            throw new CommandException(ExitCode.InvalidInput, $"--listen must be an IP address and a port such as 127.0.0.1:5080, but got '{text}'.");
        }

        if (endpoint.Address.Equals(IPAddress.Any) || endpoint.Address.Equals(IPAddress.IPv6Any))
        {
            throw new CommandException(ExitCode.InvalidInput, $"--listen must be one address of this machine, by which workers find it, but got '{text}', which is all of them.");
        }

        var scheme = isTls || (!IPAddress.IsLoopback(endpoint.Address) && !isInsecure) ? "https" : "http";
        return TryOpen(new UriBuilder(scheme, endpoint.Address.ToString(), endpoint.Port).Uri, endpoint.Port)
            ?? throw new CommandException(ExitCode.StateConflict, $"{text} is taken, or no address of this machine.");
    }

    public void Dispose() => Socket.Dispose();

    private static DashboardListener OpenNextFree(Uri first) =>
        Enumerable.Range(first.Port, PortsToTry).Append(0).Select(port => TryOpen(first, port)).FirstOrDefault(opened => opened is not null)
        ?? throw new CommandException(ExitCode.Failed, "No loopback port is free for the dashboard; --no-dashboard runs without.");

    private static DashboardListener? TryOpen(Uri address, int port)
    {
        // localhost names both loopbacks; browsers try the older one too.
        var ip = IPAddress.TryParse(address.DnsSafeHost, out var parsed) ? parsed : IPAddress.Loopback;
        var socket = FreePort.TryListen(new(ip, port));
        return socket is null ? null : new(address, socket);
    }
}
