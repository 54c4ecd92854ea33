namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>The executable, as it was built beside this program.</summary>
internal static class Executable
{
    /// <summary>Its path.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "..", "..", "Silo", "release", "orchestrator"));
}
