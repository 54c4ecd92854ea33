namespace Orchestrator.Grains.Results.Ownership;

/// <summary>Follows symbolic links in every part of a path.</summary>
internal static class Links
{
    public static string Follow(string path)
    {
        try
        {
            return FollowFile(path);
        }
        catch (IOException e)
        {
            throw new DatabaseException($"'{path}' cannot be found by its links: {e.Message}", e);
        }
    }

    private static string FollowFile(string path)
    {
        var file = Path.Combine(FollowFolder(Path.GetDirectoryName(path)!), Path.GetFileName(path));
        return File.ResolveLinkTarget(file, returnFinalTarget: true) is { } target ? FollowFile(target.FullName) : file;
    }

    private static string FollowFolder(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var folder = Path.Combine(FollowFolder(parent), Path.GetFileName(path));
        return Directory.ResolveLinkTarget(folder, returnFinalTarget: true) is { } target
            ? FollowFolder(target.FullName)
            : folder;
    }
}
