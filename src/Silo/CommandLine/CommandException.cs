namespace Orchestrator.Silo.CommandLine;

/// <summary>A verb cannot go on; the message is all that the user sees.</summary>
internal class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
