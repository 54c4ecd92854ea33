using System.Text.Json;

namespace Orchestrator.Grains.Results.Ownership;

/// <summary>
/// The exclusive lock on <c>F.lock</c>. The file stays when the lock is given back: to delete it would race with the next owner.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file, DatabaseOwnerInfo info) => (_file, Info) = (file, info);

    public DatabaseOwnerInfo Info { get; private set; }

    public static string PathFor(string database) => database + ".lock";

    public static DatabaseLock Acquire(string database, DatabaseOwnerInfo info)
    {
        var path = PathFor(database);
        try
        {
            return Hold(path, OpenExclusive(path, FileMode.OpenOrCreate), info);
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

        try
        {
            Replace([]);
        }
        finally
        {
            _file.Dispose();
        }
    }

    private static DatabaseLock Hold(string path, FileStream file, DatabaseOwnerInfo info)
    {
        try
        {
            if (!IsExclusive(path))
            {
                throw new DatabaseException($"'{path}' cannot be locked on this file system; keep the database on a local disk.");
            }

            var held = new DatabaseLock(file, info);
            held.Write(info);
            return held;
        }
        catch
        {
            file.Dispose();
            throw;
        }
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
        _file.Position = 0;
        _file.Write(content);
        _file.SetLength(content.Length);
        _file.Flush();
    }
}
