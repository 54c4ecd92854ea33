using System.Text.Json;

namespace Orchestrator.Grains.Results.Ownership;

/// <summary>The exclusive lock on <c>F.lock</c>. The file stays when the lock is given back: to delete it would race with the next owner.</summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file, DatabaseOwnerInfo info)
    {
        _file = file;
        Info = info;
        Write(info);
    }

    public DatabaseOwnerInfo Info { get; private set; }

    public static string PathFor(string database) => database + ".lock";

    public static DatabaseLock Acquire(string database, DatabaseOwnerInfo info)
    {
        var path = PathFor(database);
        try
        {
            var file = OpenExclusive(path, FileMode.OpenOrCreate);
            if (IsExclusive(path))
            {
                return new DatabaseLock(file, info);
            }

            file.Dispose();
            throw new DatabaseException($"'{path}' cannot be locked on this file system; keep the database on a local disk.");
        }
        catch (IOException e) when (LockFile.IsSharingViolation(e))
        {
            throw new DatabaseOwnedException(database, LockFile.Read(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"Cannot write '{path}', which says who owns the database: {e.Message}", e);
        }
    }

    public void Write(DatabaseOwnerInfo info)
    {
        Info = info;
        Replace(JsonSerializer.SerializeToUtf8Bytes(info, LedgerJson.Options));
    }

    public void Dispose()
    {
        if (_file.SafeFileHandle.IsClosed)
        {
            return;
        }

        Replace([]);
        _file.Dispose();
    }

    // Locks are advisory on Unix, where the file stays readable for everybody; on Windows a reader must be let in.
    private static FileStream OpenExclusive(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None);

    // Some file systems, and a setting of .NET, make locking a no-op without an error: a second lock must fail.
    private static bool IsExclusive(string path)
    {
        try
        {
            OpenExclusive(path, FileMode.Open).Dispose();
            return false;
        }
        catch (IOException e) when (LockFile.IsSharingViolation(e))
        {
            return true;
        }
    }

    private void Replace(ReadOnlySpan<byte> content)
    {
        _file.SetLength(0);
        _file.Position = 0;
        _file.Write(content);
        _file.Flush();
    }
}
