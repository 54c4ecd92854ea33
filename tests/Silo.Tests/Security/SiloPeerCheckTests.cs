using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Grains.Results.Membership;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Silos;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Security;
using Orleans.Serialization;

namespace Orchestrator.Silo.Tests.Security;

/// <summary>A silo with TLS, as a head has it; others knock at its port.</summary>
public sealed class SiloPeerCheckTests : IAsyncLifetime
{
    private const int LengthOfAlert = 7;
    private const string ClusterId = "test";

    private readonly SecretsFolder _folder = new();
    private readonly MembershipDatabase _members;
    private readonly IPEndPoint _place = new(IPAddress.Loopback, FreePort.Find());
    private readonly HeadCertificate _certificate;
    private readonly SiloTls _tls;
    private readonly IHost _host;

    public SiloPeerCheckTests()
    {
        _members = MembershipDatabase.Beside(_folder.Database);
        _certificate = new(_folder.Secrets.Authority, ["127.0.0.1"], _folder.Time);
        _tls = new(() => _certificate.Current, _folder.Secrets.Authority.Trust, _folder.Secrets.Register.IsIn);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddGrainAddresses();
        new SiloSettings
        {
            ClusterId = ClusterId,
            SiloName = SiloNames.OfHead("aaaaaaaaaaaa"),
            Endpoint = _place,
            Membership = new HeadRowGuard(_members, isHead: true),
            Tls = _tls,
        }.AddTo(builder);
        _host = builder.Build();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _host.StartAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        _members.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Inbound_FromOthers_OnlyTheSiloOfTheCertificateIsHeard()
    {
        var (garage, attic) = (Enroll("garage"), Enroll("attic"));
        var (garagesSilo, atticsSilo) = (await AddRowAsync(garage + "aaaaaa", 11), await AddRowAsync(attic + "aaaaaa", 12));
        var headsSilo = _members.Read().ToData().Members.Single(row => SiloNames.IsHead(row.Item1.SiloName)).Item1.SiloAddress;
        using var certificate = Certify(_folder, garage);
        using var other = new SecretsFolder();
        using var foreign = Certify(other, garage);

        Assert.True(await IsHeardAsync(certificate, garagesSilo));
        Assert.False(await IsHeardAsync(certificate, atticsSilo));
        Assert.False(await IsHeardAsync(certificate, headsSilo));
        Assert.False(await IsHeardAsync(certificate, SiloAddress.New(new(IPAddress.Loopback, 13), 1)));
        Assert.False(await IsHeardAsync(foreign, garagesSilo));
        Assert.False(await IsHeardAsync(null, garagesSilo));
        _folder.Secrets.Database.RevokeMember(garage, _folder.Time.GetUtcNow());
        Assert.False(await IsHeardAsync(certificate, garagesSilo));
    }

    [Fact]
    public async Task Inbound_WithoutTls_GetsNothing()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_place, Cancellation);

        await socket.GetStream().WriteAsync(Greeting(SiloAddress.New(new(IPAddress.Loopback, 11), 1)), Cancellation);
        using var answer = new MemoryStream();
        try
        {
            await socket.GetStream().CopyToAsync(answer, Cancellation);
        }
        catch (IOException)
        {
            // Cut off.
        }

        Assert.InRange(answer.Length, 0, LengthOfAlert);
    }

    private static X509Certificate2 Certify(SecretsFolder folder, string member)
    {
        using var key = CertificateKeys.Create();
        using var certificate = folder.Secrets.Authority.IssueWorker(member, CertificateKeys.RequestFor(key));
        return CertificateKeys.Join(certificate, key);
    }

    private async Task<SslStream> ConnectAsync(TcpClient socket, X509Certificate2? certificate)
    {
        await socket.ConnectAsync(_place, Cancellation);
        var stream = new SslStream(
            socket.GetStream(), false, (_, shown, _, _) => _tls.Trust.TryIdentify(shown as X509Certificate2, CertificateUse.Server, out var peer, out _) && peer == CertificateIdentity.Head);
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = "head", ClientCertificates = certificate is null ? null : [certificate] }, Cancellation);
        return stream;
    }

    /// <summary>Whether anything comes back for <paramref name="greeting"/>: a silo that takes it says who it is itself.</summary>
    private static async Task<bool> AnswersAsync(Stream stream, byte[] greeting)
    {
        try
        {
            await stream.WriteAsync(greeting, Cancellation);
            return await stream.ReadAsync(new byte[1], Cancellation) > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<bool> IsHeardAsync(X509Certificate2? certificate, SiloAddress silo)
    {
        using var socket = new TcpClient();
        await using var stream = await ConnectAsync(socket, certificate);
        return await AnswersAsync(stream, Greeting(silo));
    }

    private byte[] Greeting(SiloAddress silo)
    {
        var message = _host.Services.GetRequiredService<Serializer<WholeGreeting>>().SerializeToArray(new() { Silo = silo, ClusterId = ClusterId });
        return [.. BitConverter.GetBytes(message.Length), .. message];
    }

    private string Enroll(string name)
    {
        var register = _folder.Secrets.Register;
        return register.Enroll(name, _folder.Secrets.Database.FindToken(register.Create(TokenKind.Join, null).Id)!);
    }

    private async Task<SiloAddress> AddRowAsync(string silo, int port)
    {
        var entry = new MembershipEntry
        {
            SiloAddress = SiloAddress.New(new(IPAddress.Loopback, port), 1),
            SiloName = silo,
            HostName = "h",
            // The silo under test probes those that are joining and puts out those that have been at it for long.
            Status = SiloStatus.Created,
            StartTime = TimeProvider.System.GetUtcNow().UtcDateTime,
            IAmAliveTime = TimeProvider.System.GetUtcNow().UtcDateTime,
            SuspectTimes = [],
        };
        while (!await _members.InsertRowAsync(entry, MembershipSnapshot.ToVersion(_members.Read().Version).Next(), Cancellation)) { }

        return entry.SiloAddress;
    }
}
