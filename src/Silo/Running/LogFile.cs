using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Formatting.Compact;

namespace Orchestrator.Silo.Running;

/// <summary>The log: a rolling file of JSON lines beside the database, and errors on standard error.</summary>
internal sealed class LogFile : IAsyncDisposable
{
    private readonly Logger _logger;

    private LogFile(Logger logger) => _logger = logger;

    /// <summary>Where to write.</summary>
    public Serilog.ILogger Logger => _logger;

    /// <summary>Where the logs of <paramref name="database"/> lie.</summary>
    public static string FolderOf(string database) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "logs");

    /// <summary>A log for the owner of <paramref name="database"/>; the caller disposes it.</summary>
    public static LogFile Create(string database) => new(new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Orleans", Serilog.Events.LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft", Serilog.Events.LogEventLevel.Warning)
        // Each way of showing who one is would say that it failed, before the one line that says who was refused.
        .MinimumLevel.Override("Orchestrator.Silo.Cluster.Access.CertificateHandler", Serilog.Events.LogEventLevel.Warning)
        .MinimumLevel.Override("Orchestrator.Silo.Cluster.Access.TokenHandler", Serilog.Events.LogEventLevel.Warning)
        .WriteTo.File(
            new CompactJsonFormatter(), Path.Combine(FolderOf(database), "orchestrator-.json"),
            rollingInterval: RollingInterval.Day, retainedFileCountLimit: 7, shared: true)
        .WriteTo.Console(
            outputTemplate: "{Timestamp:HH:mm:ss} {Message:lj}{NewLine}", restrictedToMinimumLevel: Serilog.Events.LogEventLevel.Error,
            standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose)
        .CreateLogger());

    /// <summary>Writes what is held and closes the file; lines that a full disk refuses do not change how the run ends.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _logger.DisposeAsync();
        }
        catch (IOException exception)
        {
            SelfLog.WriteLine("The log's last lines are lost: {0}", exception.Message);
        }
    }
}
