using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Output;

/// <summary>What writing a user's file may end with.</summary>
internal static class OutputFile
{
    /// <summary>Writes; a disk or a folder that refuses, or an interruption, ends the verb with one message.</summary>
    /// <exception cref="CommandException">It refuses, or it is interrupted.</exception>
    public static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (OperationCanceledException)
        {
            throw new CommandException(ExitCode.Interrupted, $"Interrupted: {path} was not written.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"{path} cannot be written: {exception.Message}");
        }
    }
}
