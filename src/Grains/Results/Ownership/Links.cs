namespace Orchestrator.Grains.Results.Ownership;

/// <summary>Follows symbolic links in every part of a path.</summary>
internal static class Links
{
    // What Linux allows.
    private const int MaxLinks = 40;

    public static string Follow(string path) => Follow(path, MaxLinks);

    private static string Follow(string path, int left)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var folder = Follow(parent, left);
        var entry = Path.Combine(folder, Path.GetFileName(path));
        return new FileInfo(entry).LinkTarget switch
        {
            null => entry,
            _ when left == 0 => throw new DatabaseException($"'{path}' is a link that leads back to itself."),
            var target => Follow(Path.GetFullPath(target, folder), left - 1),
        };
    }
}
