using Microsoft.Extensions.Logging;

namespace Orchestrator.Dashboard.Errors;

internal sealed partial class ErrorResponses
{
    [LoggerMessage(LogLevel.Error, "The request for {Path} failed (reference {Reference})")]
    private partial void LogFault(Exception fault, string path, string reference);

    [LoggerMessage(LogLevel.Debug, "The asker of {Path} left before the answer")]
    private partial void LogGone(string path);
}
