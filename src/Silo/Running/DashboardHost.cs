using Microsoft.AspNetCore.Server.Kestrel.Https;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard;
using Orchestrator.Dashboard.Errors;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Trials.Latent;
using Orchestrator.Models.Data;
using Orchestrator.Silo.Security;
using Serilog;

namespace Orchestrator.Silo.Running;

/// <summary>A web host with the dashboard on one address.</summary>
internal static class DashboardHost
{
    /// <summary>A builder with the dashboard's services; the caller maps it after the build.</summary>
    /// <param name="reader">What it shows.</param>
    /// <param name="database">The file that suggested commands name.</param>
    /// <param name="listener">Where it listens.</param>
    /// <param name="log">The log.</param>
    /// <param name="tls">Where it speaks TLS.</param>
    public static WebApplicationBuilder CreateBuilder(
        IExperimentReader reader, string database, DashboardListener listener, Serilog.ILogger log, HeadTls? tls = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost
            .UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .UseSockets(options => options.CreateBoundListenSocket = _ => listener.Socket)
            .ConfigureKestrel(options => options.Listen(listener.Socket.LocalEndPoint!, listen =>
            {
                if (tls is not null) { listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(tls.ToServerOptions()) }); }

                listen.UseClearRejections();
            }));
        builder.Services.AddSerilog(log);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(reader);
        builder.Services.AddSingleton<ILatentReader>(_ => new LatentReader(CheckpointStore.Beside(database), LoadBeside));
        builder.Services.AddDashboard(options =>
        {
            options.Database = database;
            if (!listener.Address.IsLoopback) { options.Hosts.Add(listener.Address.Host); }

            if (tls is not null) { options.Hosts.Add(Environment.MachineName); }
        });
        return builder;

        ImageDataSet LoadBeside(DataSetSpec set, CancellationToken cancellation) => DataSetFiles.Beside(database).Load(set)
            ?? RecordedDataSet.Load(set, dataDirectory: null, mayDownload: false, cancellation);
    }
}
