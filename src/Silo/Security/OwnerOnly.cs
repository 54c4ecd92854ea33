namespace Orchestrator.Silo.Security;

/// <summary>Files that only the user of this process may read. On Windows they are as private as the folder that they lie in.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder, or takes it from others.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, FolderMode);
        File.SetUnixFileMode(path, FolderMode);
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    public static void Write(string path, string text) => Place(path, text, isReplaced: true);

    /// <summary>The same, where there is none; else it is left alone.</summary>
    public static void WriteOnce(string path, string text)
    {
        try
        {
            Place(path, text, isReplaced: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
        }
    }

    private static void Place(string path, string text, bool isReplaced)
    {
        var fresh = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = FileMode; }

        try
        {
            using (var writer = new StreamWriter(fresh, options)) { writer.Write(text); }

            File.Move(fresh, path, isReplaced);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
