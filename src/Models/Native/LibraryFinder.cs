using TorchSharp;

namespace Orchestrator.Models.Native;

/// <summary>Where the runtime looks for native libraries: its own list, then beside the assemblies, flat or by system.</summary>
internal static class LibraryFinder
{
    public static string Find(string name)
    {
        var file = FileName(name);
        var folders = Folders().ToArray();
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new TorchRuntimeException($"{file} is in none of {string.Join(", ", folders)}.");
    }

    /// <summary>Whether there is such a library.</summary>
    public static bool IsThere(string name) => Folders().Any(folder => File.Exists(Path.Combine(folder, FileName(name))));

    private static IEnumerable<string> Folders()
    {
        var listed = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        var beside = Path.GetDirectoryName(typeof(torch).Assembly.Location) ?? "";
        return listed.Split(Path.PathSeparator)
            .Concat(new[] { beside, AppContext.BaseDirectory }.SelectMany(f => (string[])[f, Path.Combine(f, "runtimes", Rid(), "native")]))
            .Where(folder => Path.IsPathFullyQualified(folder))
            .Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))
            .Distinct();
    }

    private static string FileName(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";

    private static string Rid() =>
        OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64";
}
