namespace Orchestrator.Grains.Results.Ownership;

/// <summary>Where a database really lies, and whether one may be kept there.</summary>
internal static class DatabasePath
{
    /// <summary>Checks a place for a database that this process shall own.</summary>
    /// <exception cref="DatabaseException">It cannot be kept there; the message says why.</exception>
    public static string ForWriting(string path)
    {
        var file = Resolve(path);
        if (NetworkMounts.Find(file) is { } kind)
        {
            throw new DatabaseException(
                $"'{file}' lies on a network file system ({kind}), where SQLite's locks cannot be trusted; "
                + "keep the database on a local disk.");
        }

        return file;
    }

    /// <summary>Checks a database to be read.</summary>
    /// <exception cref="DatabaseException">There is none; the message names what there is.</exception>
    public static string ForReading(string path)
    {
        var file = Resolve(path);
        return File.Exists(file) ? file : throw new DatabaseException($"There is no database '{file}'{Neighbours(file)}.");
    }

    /// <summary>The absolute path with every link followed, so that one file has one lock.</summary>
    private static string Resolve(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new DatabaseException("The database's path is empty; give a file, for example 'orchestrator.db'.");
        }

        var full = Path.GetFullPath(path);
        if (Directory.Exists(full) || Path.EndsInDirectorySeparator(full))
        {
            throw new DatabaseException($"'{full}' is a folder; give a file in it, for example 'orchestrator.db'.");
        }

        var folder = Path.GetDirectoryName(full)!;
        return Directory.Exists(folder)
            ? Links.Follow(full)
            : throw new DatabaseException($"The folder '{folder}' of database '{full}' does not exist.");
    }

    private static string Neighbours(string file)
    {
        var names = Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.db").Take(3).Select(Path.GetFileName).ToList();
        return names.Count == 0 ? "" : $"; its folder has {string.Join(", ", names.Select(name => $"'{name}'"))}";
    }
}
