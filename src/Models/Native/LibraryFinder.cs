using TorchSharp;

namespace Orchestrator.Models.Native;

/// <summary>
/// Where the runtime looks for native libraries: its own list, then beside the assemblies, flat or by system, then where an
/// installed libtorch is said to be.
/// </summary>
internal static class LibraryFinder
{
    /// <summary>In every libtorch.</summary>
    public const string LibTorch = "torch_cpu";

    public static string Find(string name)
    {
        var file = FileName(name);
        var folders = Folders().ToArray();
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new TorchRuntimeException($"{file} is in none of {string.Join(", ", folders)}.");
    }

    /// <summary>Whether there is such a library.</summary>
    public static bool IsThere(string name) => Folders().Any(folder => File.Exists(Path.Combine(folder, FileName(name))));

    /// <summary>The folder of the libtorch in use: its version, and what is wrong with the choice of it, hang on it.</summary>
    /// <exception cref="TorchRuntimeException">There is none, or not the one that was asked for.</exception>
    public static string FindLibTorch()
    {
        var (file, installed) = (FileName(LibTorch), InstalledLibTorch.Folder);
        var own = OwnFolders().FirstOrDefault(folder => File.Exists(Path.Combine(folder, file)));
        return InstalledLibTorch.FindProblem(installed, file, own) is { } problem ? throw new TorchRuntimeException($"{problem}.")
            : installed ?? own
            ?? throw new TorchRuntimeException(
                $"{file} is in none of {string.Join(", ", OwnFolders())}, and {InstalledLibTorch.Variable} names no folder that has it.");
    }

    private static IEnumerable<string> Folders() => InstalledLibTorch.Folder is { } installed ? OwnFolders().Append(installed) : OwnFolders();

    private static IEnumerable<string> OwnFolders()
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
