namespace Orchestrator.Silo.Running;

/// <summary>The command as the user typed it.</summary>
internal static class Invocation
{
    /// <summary>The same command line once more.</summary>
    public static string Again() => $"orchestrator {string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Select(Quote))}";

    private static string Quote(string argument) =>
        argument.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./=:@,".Contains(letter)) ? argument : $"'{argument.Replace("'", "'\\''")}'";
}
