using Serilog;
using Serilog.Formatting.Compact;

namespace Orchestrator.Silo.Running;

/// <summary>The log: a rolling file of JSON lines beside the database, and errors on standard error.</summary>
internal static class LogFile
{
    /// <summary>Where the logs of <paramref name="database"/> lie.</summary>
    public static string FolderOf(string database) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "logs");

    /// <summary>A log for the owner of <paramref name="database"/>; the caller disposes it.</summary>
    public static Serilog.Core.Logger Create(string database) => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Orleans", Serilog.Events.LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft", Serilog.Events.LogEventLevel.Warning)
        .WriteTo.File(
            new CompactJsonFormatter(), Path.Combine(FolderOf(database), "orchestrator-.json"),
            rollingInterval: RollingInterval.Day, retainedFileCountLimit: 7, shared: true)
        .WriteTo.Console(
            outputTemplate: "{Timestamp:HH:mm:ss} {Message:lj}{NewLine}", restrictedToMinimumLevel: Serilog.Events.LogEventLevel.Error,
            standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose)
        .CreateLogger();
}
