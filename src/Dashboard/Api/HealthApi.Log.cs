using Microsoft.Extensions.Logging;

namespace Orchestrator.Dashboard.Api;

internal static partial class HealthApi
{
    [LoggerMessage(LogLevel.Warning, "The database cannot be read")]
    private static partial void LogNotReady(ILogger logger, Exception fault);
}
