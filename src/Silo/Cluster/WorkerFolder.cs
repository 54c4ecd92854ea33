namespace Orchestrator.Silo.Cluster;

/// <summary>A folder of a worker's own for as long as it lives: checkpoints on their way to the head.</summary>
internal sealed class WorkerFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("orchestrator-worker-");

    /// <summary>Where checkpoints lie.</summary>
    public string Checkpoints => Path.Combine(_root.FullName, "checkpoints");

    public void Dispose()
    {
        try
        {
            _root.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A temporary folder that cannot be removed is nobody's loss.
        }
    }
}
