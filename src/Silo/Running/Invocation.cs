namespace Orchestrator.Silo.Running;

/// <summary>The command as the user typed it.</summary>
internal static class Invocation
{
    private const string Name = "orchestrator";
    private const string Project = "src/Silo";

    /// <summary>
    /// What starts the program here: its name where the path knows it, <c>dotnet run</c> in a checkout, else its file.
    /// </summary>
    public static string Program { get; } =
        IsOnPath() ? Name : Directory.Exists(Project) ? $"dotnet run -c Release --project {Project} --" : Quote(Environment.ProcessPath ?? Name);

    /// <summary>The same command line once more.</summary>
    public static string Again() => $"{Program} {string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Select(Quote))}";

    private static bool IsOnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, Name)));

    /// <summary>An argument as a shell takes it.</summary>
    public static string Quote(string argument) =>
        argument.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./=:@,".Contains(letter)) ? argument : $"'{argument.Replace("'", "'\\''")}'";
}
