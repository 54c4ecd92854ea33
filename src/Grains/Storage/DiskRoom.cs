namespace Orchestrator.Grains.Storage;

/// <summary>Asks for room before a file is written, so that a disk does not fill up halfway.</summary>
internal static class DiskRoom
{
    /// <summary>Room that every file must leave on the disk: the ledger's results go first.</summary>
    private const long ReservedBytes = 64L << 20;

    /// <summary>Returns where the disk of a folder has room.</summary>
    /// <param name="folder">A folder that exists.</param>
    /// <param name="bytes">The file's length.</param>
    /// <param name="what">What the file is, for a person.</param>
    /// <exception cref="StorageException">It has none.</exception>
    public static void Check(string folder, long bytes, string what)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < bytes + ReservedBytes)
        {
            throw new StorageException(
                $"{folder} has {free >> 20} MB left; a {what} of {Math.Max(1, bytes >> 20)} MB must leave {ReservedBytes >> 20} MB for results.");
        }
    }
}
