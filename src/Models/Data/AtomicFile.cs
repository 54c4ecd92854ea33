namespace Orchestrator.Models.Data;

/// <summary>Files that appear complete or not at all, also when several processes write the same one at once.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file beside <paramref name="path"/> and moves it there.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="write">Writes the contents.</param>
    public static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
