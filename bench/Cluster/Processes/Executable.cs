using System.Diagnostics;
using System.Reflection;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>The executable, as it was built beside this program.</summary>
internal static class Executable
{
    /// <summary>Its path.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "..", "..", "Silo", "release", "orchestrator"));

    /// <summary>Why it cannot be measured, in one sentence, or null. Figures of another build than this program's would be taken for those of this one.</summary>
    public static string? FindProblem() =>
        !File.Exists(Path) ? $"{Path} is not there; dotnet build -c Release src/Silo makes it."
        : VersionOf(System.IO.Path.ChangeExtension(Path, "dll")) is var version && version != Own
            ? $"{Path} is of build {version}, and this program of {Own}; dotnet build -c Release makes both."
        : null;

    private static string? Own { get; } = typeof(Executable).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private static string? VersionOf(string assembly) => FileVersionInfo.GetVersionInfo(assembly).ProductVersion;
}
