using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Security;

/// <summary>A file that should have a token cannot be read, or has nothing in it.</summary>
internal sealed class MissingTokenException(string message) : CommandException(CommandLine.ExitCode.InvalidInput, message);
