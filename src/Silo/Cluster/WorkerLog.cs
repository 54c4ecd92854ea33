using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Orchestrator.Silo.Cluster;

/// <summary>A worker's log: lines on standard error, the cluster's own only where they are warnings.</summary>
internal static class WorkerLog
{
    /// <summary>The log; the caller disposes it.</summary>
    /// <param name="isVerbose">Whether everything is written.</param>
    public static Logger Create(bool isVerbose) => new LoggerConfiguration()
        .MinimumLevel.Is(isVerbose ? LogEventLevel.Information : LogEventLevel.Warning)
        .MinimumLevel.Override("Orleans", isVerbose ? LogEventLevel.Information : LogEventLevel.Error)
        .MinimumLevel.Override("Microsoft", isVerbose ? LogEventLevel.Information : LogEventLevel.Error)
        .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Message:lj}{NewLine}" + (isVerbose ? "{Exception}" : ""), standardErrorFromLevel: LogEventLevel.Verbose)
        .CreateLogger();
}
