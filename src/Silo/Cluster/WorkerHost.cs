using System.Net;
using System.Net.Sockets;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Workers;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Security;
using Serilog;

namespace Orchestrator.Silo.Cluster;

/// <summary>The host of a worker's silo: slots' grains and nothing else.</summary>
internal static class WorkerHost
{
    /// <summary>Builds a silo; the caller starts and disposes it.</summary>
    /// <param name="request">How to work.</param>
    /// <param name="joined">The head's answer.</param>
    /// <param name="head">The head's address.</param>
    /// <param name="members">The membership table, in which the head's row is the head's alone to write.</param>
    /// <param name="credential">By what it shows who it is, or null where the head has no TLS.</param>
    /// <param name="pool">The process's slots.</param>
    /// <param name="death">Told when the silo cannot go on.</param>
    /// <param name="log">The log.</param>
    public static IHost Build(WorkerRequest request, JoinAnswer joined, Uri head, IMembershipTable members, WorkerCredential? credential, SlotPool pool, SiloDeath death, Serilog.ILogger log)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSerilog(log);
        builder.Services.AddSingleton<IHostLifetime, ManualLifetime>();
        builder.Services.AddSlots(pool).WithoutExperimentGrains();
        var address = request.Advertise ?? LocalAddressTowards(head);
        new SiloSettings
        {
            ClusterId = joined.ClusterId,
            SiloName = SiloNames.OfWorker(pool.WorkerId),
            Endpoint = new(address, request.SiloPort ?? FreePort.FindOn(address)),
            Membership = members,
            Death = death,
            // The head tells nobody whom it revoked: it takes such a one out of the table.
            Tls = credential is null ? null : new(() => credential.Certificate, credential.Trust, _ => true),
        }.AddTo(builder);
        return builder.Build();
    }

    /// <summary>The address of this machine from which the head is reached: by it the head reaches this machine too.</summary>
    private static IPAddress LocalAddressTowards(Uri head)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(head.DnsSafeHost, head.Port);
        var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }
}
