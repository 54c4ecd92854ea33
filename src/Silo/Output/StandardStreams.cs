using System.Runtime.InteropServices;

namespace Orchestrator.Silo.Output;

/// <summary>
/// Makes sure that descriptors 0 to 2 are what the caller gave: a process that is started with one of them closed gets the
/// next file that it opens in its place, and would write its messages into that file.
/// </summary>
internal static partial class StandardStreams
{
    private const int GetDescriptorFlags = 1;
    private const int CloseOnExec = 1;
    private const int ReadWrite = 2;
    private static readonly int[] Descriptors = [0, 1, 2];

    /// <summary>
    /// Puts <c>/dev/null</c> in the place of what was closed and starts the program again, in this process, since the
    /// runtime may have files of its own there by now. Does nothing where nothing was closed.
    /// </summary>
    /// <param name="arguments">The command line without the program.</param>
    public static void EnsureOpen(string[] arguments)
    {
        if (OperatingSystem.IsWindows()) { return; }

        var lost = Descriptors.Where(IsLost).ToList();
        if (lost.Count == 0 || Environment.ProcessPath is not { } program) { return; }

        var nothing = Open("/dev/null", ReadWrite);
        foreach (var descriptor in lost.Where(descriptor => descriptor != nothing)) { _ = Duplicate(nothing, descriptor); }

        // Comes back only where it fails; then the files are in place all the same.
        _ = Execute(program, [program, .. IsHost(program) ? Environment.GetCommandLineArgs().Take(1) : [], .. arguments, null]);
    }

    /// <summary>
    /// Whether it is closed, or taken by the runtime: what a caller hands over outlives an exec by definition, whereas the
    /// runtime opens everything close-on-exec.
    /// </summary>
    private static bool IsLost(int descriptor) => Control(descriptor, GetDescriptorFlags, 0) is < 0 or CloseOnExec;

    private static bool IsHost(string program) => Path.GetFileNameWithoutExtension(program) == "dotnet";

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments);
}
