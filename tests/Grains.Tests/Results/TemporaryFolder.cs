namespace Orchestrator.Grains.Tests.Results;

/// <summary>A folder of a test's own, deleted at its end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("orchestrator-results-").FullName;

    public string Database => File("orchestrator.db");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Copies a file whatever locks its owner holds, as any other program can: .NET's own copy asks for a lock.</summary>
    public static void Copy(string from, string to)
    {
        using var copy = System.Diagnostics.Process.Start("cp", [from, to]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
