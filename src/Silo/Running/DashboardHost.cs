using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard;
using Serilog;

namespace Orchestrator.Silo.Running;

/// <summary>A web host with the dashboard on one address.</summary>
internal static class DashboardHost
{
    /// <summary>A builder with the dashboard's services; the caller maps it after the build.</summary>
    public static WebApplicationBuilder CreateBuilder(IExperimentReader reader, string database, Uri address, Serilog.ILogger log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address.GetLeftPart(UriPartial.Authority));
        builder.Services.AddSerilog(log);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(reader);
        builder.Services.AddDashboard(options => options.Database = database);
        return builder;
    }
}
