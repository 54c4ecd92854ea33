using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Dashboard;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Grains.Results.Membership;
using Orchestrator.Grains.Trials;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Access;
using Orchestrator.Silo.Cluster.Files;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.Silo.Remote;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Security;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Orchestrator.Silo.Tests.Security;

/// <summary>A head's HTTP port as it stands, on loopback with TLS, and without the silo behind it; its clock is the test's.</summary>
public sealed class HeadDoor : IAsyncLifetime, ILogEventSink
{
    private readonly SecretsFolder _folder = new();
    private readonly DashboardListener _listener = DashboardListener.OpenForHead($"127.0.0.1:{FreePort.Find()}", isInsecure: false, isTls: true);
    private readonly DatabaseOwner _owner;
    private readonly ExperimentReader _reader;
    private readonly WebApplication _app;
    private readonly HeadMembership _members;
    private readonly List<string> _log = [];

    public HeadDoor()
    {
        _owner = DatabaseOwner.Open(_folder.Database, new(Environment.ProcessId, Address.ToString()), Time);
        _owner.OpenLedger().DisposeAsync().AsTask().GetAwaiter().GetResult();
        _reader = _owner.OpenReader();
        _members = HeadMembership.OpenAsync(_folder.Database, null, CancellationToken.None).GetAwaiter().GetResult();
        var tls = HeadTls.Create(Secrets, _listener, Time);
        var builder = DashboardHost.CreateBuilder(
            _reader, _folder.Database, _listener, new LoggerConfiguration().WriteTo.Sink(this).CreateLogger(), tls);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        builder.Services.AddClusterAccess(Secrets);
        _app = builder.Build();
        _app.MapDashboard();
        _app.UseClusterAccess();
        _app.MapCertificates(Secrets);
        _app.MapAccessExchange(Secrets);
        _app.MapJoin(_members);
        _app.MapMembership(Members);
        _app.MapFiles(DataSetFiles.Beside(_folder.Database), CheckpointStore.Beside(_folder.Database));
    }

    public FakeTimeProvider Time => _folder.Time;

    internal HeadSecrets Secrets => _folder.Secrets;

    public MembershipDatabase Members => _members.File!;

    public Uri Address => _listener.Address;

    /// <summary>What was logged so far.</summary>
    public string Log
    {
        get { lock (_log) { return string.Join('\n', _log).Replace("\"", ""); } }
    }

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>A client that believes this head; the caller disposes it.</summary>
    internal HttpClient Connect(Token? token = null, WorkerCredential? worker = null) => HeadClient.Create(
        Address.ToString(), "--head", new HeadAccess(Secrets.Authority.Trust, token, worker is null ? null : () => worker.Certificate));

    /// <summary>A worker that joined with <paramref name="token"/>, or with a good one.</summary>
    internal Task<WorkerCredential> EnrollAsync(string name, Token? token = null) => WorkerEnrollment.EnrollAsync(
        Address, token ?? Secrets.Register.Create(TokenKind.Join, null), name, FileOf(name), Time, TestContext.Current.CancellationToken);

    public string FileOf(string worker) => Path.Combine(_folder.Folder, "workers", worker, "credential.pem");

    public void Emit(LogEvent logEvent)
    {
        lock (_log) { _log.Add(logEvent.RenderMessage()); }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _listener.Dispose();
        await _members.DisposeAsync();
        _reader.Dispose();
        _owner.Dispose();
        _folder.Dispose();
    }
}
