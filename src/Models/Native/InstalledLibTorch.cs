using System.Text.RegularExpressions;

namespace Orchestrator.Models.Native;

/// <summary>
/// A libtorch that is on the machine already, that of an installed PyTorch for instance, for a build that brings none
/// (<c>-p:LibTorch=installed</c>). One that brings its own cannot use another: TorchSharp would load both.
/// </summary>
internal static partial class InstalledLibTorch
{
    /// <summary>The environment variable with the folder of <c>libtorch_cpu.so</c>.</summary>
    public const string Variable = "ORCHESTRATOR_LIBTORCH";

    /// <summary>The folder, or null where none is named.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Normalize(folder) : null;

    /// <summary>The folder as a full path without a separator at its end.</summary>
    public static string Normalize(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>What is wrong with the variable's value, in one sentence, or null.</summary>
    /// <param name="folder">As <see cref="Folder"/> gives it.</param>
    /// <param name="file">The library that each libtorch has.</param>
    /// <param name="own">The folder of the build's own libtorch, or null.</param>
    public static string? FindProblem(string? folder, string file, string? own) =>
        folder is null ? null
        : !File.Exists(Path.Combine(folder, file)) ? $"{Variable} is '{folder}', where there is no {file}; name the folder that has it, torch/lib of an installed PyTorch"
        : own is not null && own != folder ? $"{Variable} is set, but this build has a libtorch of its own in {own}; build with -p:LibTorch=installed to use another"
        : null;

    /// <summary>The version of the libtorch in a folder, as the files beside it say it.</summary>
    /// <param name="folder">The folder of its libraries.</param>
    /// <returns>Its version, with the variant after a plus where it has one, or the folder where nothing says it.</returns>
    public static string ReadVersion(string folder)
    {
        var parent = Path.GetDirectoryName(folder) ?? folder;
        var (ofPython, ofArchive) = (Path.Combine(parent, "version.py"), Path.Combine(parent, "build-version"));
        var version = File.Exists(ofPython) ? PythonVersion().Match(File.ReadAllText(ofPython)).Groups[1].Value
            : File.Exists(ofArchive) ? File.ReadAllText(ofArchive).Trim()
            : "";
        return version.Length > 0 ? version : $"of an unknown version in {folder}";
    }

    [GeneratedRegex("""^__version__ = ['"]([^'"]+)['"]""", RegexOptions.Multiline)]
    private static partial Regex PythonVersion();
}
