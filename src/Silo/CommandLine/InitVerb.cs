using System.CommandLine;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>init [FILE]</c>: writes a sweep file to begin with.</summary>
internal static class InitVerb
{
    private const string DefaultFile = "sweep.yaml";

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not exist.", DefaultValueFactory = _ => DefaultFile };
        var command = new Command("init", "Writes a sweep file with comments, ready to run. Example: init my-sweep.yaml") { file };
        command.SetAction(parsed => Write(parsed.GetValue(file)!));
        return command;
    }

    private static int Write(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream);
            writer.Write(FirstSweep.Text);
        }
        catch (IOException) when (File.Exists(path) || Directory.Exists(path))
        {
            throw new CommandException(ExitCode.StateConflict, $"{path} exists already; name another file, which 'init' then makes.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.InvalidInput, $"{path} cannot be written: {exception.Message}");
        }

        Console.Error.WriteLine($"{path} is written. To see what it would do: {Invocation.Program} validate {Invocation.Quote(path)}");
        Console.Error.WriteLine($"To run it: {Invocation.Program} run {Invocation.Quote(path)}");
        return ExitCode.Ok;
    }
}
