using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard;
using Serilog;

namespace Orchestrator.Silo.Running;

/// <summary>A web host with the dashboard on one address.</summary>
internal static class DashboardHost
{
    /// <summary>A builder with the dashboard's services; the caller maps it after the build.</summary>
    public static WebApplicationBuilder CreateBuilder(IExperimentReader reader, string database, DashboardListener listener, Serilog.ILogger log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost
            .UseKestrelCore()
            .UseSockets(options => options.CreateBoundListenSocket = _ => listener.Socket)
            .ConfigureKestrel(options => options.Listen(listener.Socket.LocalEndPoint!));
        builder.Services.AddSerilog(log);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(reader);
        builder.Services.AddDashboard(options =>
        {
            options.Database = database;
            if (!listener.Address.IsLoopback) { options.Hosts.Add(listener.Address.Host); }
        });
        return builder;
    }
}
