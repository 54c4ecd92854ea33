namespace Orchestrator.Grains.Results.Ownership;

/// <summary>
/// The exclusive lock on the database file itself: <c>F.lock</c> can be deleted under its owner, and another process would then lock
/// a new one. It is a lock of the whole open file, which SQLite neither takes nor sees.
/// </summary>
internal static class DatabaseFileLock
{
    /// <summary>Takes the lock, and makes the file if there is none.</summary>
    /// <returns>
    /// To be disposed after every connection of the process to the file: closing any handle gives up the locks that SQLite holds.
    /// Null on Windows, where nobody can delete a file that is open, and a lock would keep SQLite out.
    /// </returns>
    /// <exception cref="DatabaseOwnedException">Another process has it.</exception>
    /// <exception cref="DatabaseException">The file cannot be written.</exception>
    public static FileStream? Acquire(string database)
    {
        try
        {
            return Open(database);
        }
        catch (IOException e) when (LockFile.IsSharingViolation(e))
        {
            throw new DatabaseOwnedException(database, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"'{database}' cannot be written: {e.Message}", e);
        }
    }

    private static FileStream? Open(string database)
    {
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(database, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }

        File.OpenHandle(database, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        return null;
    }
}
