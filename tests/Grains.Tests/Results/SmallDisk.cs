using System.Diagnostics;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>A small file system in memory, mounted for one test.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>Mounts it, or gives null where that is not allowed.</summary>
    public static SmallDisk? Mount(string folder, string size)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        Directory.CreateDirectory(folder);
        return Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder) ? new SmallDisk(folder) : null;
    }

    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>Writes a file that takes all the room that is left.</summary>
    public void Fill(string name)
    {
        using var file = new FileStream(File(name), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            Assert.True(file.Length > 0, "the file system had no room from the start");
        }
    }

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", _folder), "cannot remount read-only");

    public void Dispose() => Run("umount", "-l", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
