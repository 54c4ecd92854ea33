using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrator.Dashboard.Actions;
using Orchestrator.Dashboard.Api;
using Orchestrator.Dashboard.Api.Description;
using Orchestrator.Dashboard.Assets;
using Orchestrator.Dashboard.Errors;
using Orchestrator.Dashboard.Importances;
using Orchestrator.Dashboard.Live;
using Orchestrator.Dashboard.Pages;
using Orchestrator.Dashboard.Samples;
using Orchestrator.Dashboard.Security;
using Orchestrator.Dashboard.Workers;

namespace Orchestrator.Dashboard;

/// <summary>Adds the dashboard to a host.</summary>
public static class DashboardExtensions
{
    /// <summary>
    /// Registers the dashboard. The host registers an <see cref="Abstractions.Queries.IExperimentReader"/>, and a
    /// <see cref="TimeProvider"/> where it does not want the system's.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options, or null for the defaults.</param>
    public static IServiceCollection AddDashboard(
        this IServiceCollection services, Action<DashboardOptions>? configure = null)
    {
        services.AddOptions<DashboardOptions>().Configure(options => configure?.Invoke(options));
        // What cannot be read is told by ErrorResponses like any other mistake.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AllowedHosts>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<ImportanceCache>();
        services.AddSingleton<FormTokens>();
        services.AddSingleton<CommandDesk>();
        services.AddRazorComponents();
        services.AddApiDocument();
        return services;
    }

    /// <summary>Puts the dashboard's checks, pages, API and files into the host's pipeline, at the root of its addresses.</summary>
    /// <param name="app">The host.</param>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ErrorResponses>();
        app.UseMiddleware<RequestGuard>();

        app.MapPages();
        app.MapActions();
        app.MapCluster();
        app.MapSamples();
        app.MapApi();
        app.MapAssets();
        app.MapHealth();
        return app;
    }
}
