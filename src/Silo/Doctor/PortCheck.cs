using System.Net;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Doctor;

/// <summary>Whether the usual port is free.</summary>
internal static class PortCheck
{
    public static Finding Look(Uri address)
    {
        using var socket = FreePort.TryListen(new(IPAddress.Loopback, address.Port));
        return socket is null
            ? Finding.Doubtful("ports", $"Port {address.Port} of this machine is taken: a 'run' takes the next free one, a 'head' needs --listen with another.")
            : Finding.Good("ports", $"Port {address.Port} is free; ports between silos are found by themselves.");
    }
}
