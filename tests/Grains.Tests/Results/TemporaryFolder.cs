namespace Orchestrator.Grains.Tests.Results;

/// <summary>A folder of a test's own, deleted at its end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("orchestrator-results-").FullName;

    public string Database => File("orchestrator.db");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
