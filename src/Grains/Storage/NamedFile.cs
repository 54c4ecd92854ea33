using System.Security.Cryptography;

namespace Orchestrator.Grains.Storage;

/// <summary>Writes files that are named by the SHA-256 of their bytes: each appears whole or not at all, and is durable before it is named.</summary>
internal static class NamedFile
{
    private const int BlockBytes = 1 << 16;

    /// <summary>Stores what comes if it is what it should be. The bytes are hashed on their way to the disk; a block is all that is held of them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sha256">What its bytes must be, in lower-case hex.</param>
    /// <param name="from">The bytes.</param>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <param name="what">What the file is, for a person.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>false where the bytes are others, or too many; nothing is left behind.</returns>
    /// <exception cref="StorageException">The disk has no room for it, or refuses it.</exception>
    public static async Task<bool> ReceiveAsync(string path, string sha256, Stream from, FileLimit limit, string what, CancellationToken cancellation)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            Prepare(path, limit.ExpectedBytes ?? 0, what);
            if (await CopyAsync(from, temporary, limit.MostBytes, cancellation) != sha256) { return false; }

            Name(temporary, path);
            return true;
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>Stores bytes.</summary>
    /// <exception cref="StorageException">The disk has no room for them, or refuses them.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, string what)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            Prepare(path, bytes.Length, what);
            using (var file = Create(temporary))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            Name(temporary, path);
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            throw Refusal(path, exception);
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static void Prepare(string path, long bytes, string what)
    {
        try
        {
            var home = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
            DiskRoom.Check(home, bytes, what);
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            throw Refusal(path, exception);
        }
    }

    // What fails on the sender's side is not the disk's fault: only writes are.
    private static async Task<string?> CopyAsync(Stream from, string to, long limit, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = Guard(to, () => Create(to));
        var buffer = new byte[BlockBytes];
        var length = 0L;
        int count;
        while ((count = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            if ((length += count) > limit) { return null; }

            hash.AppendData(buffer, 0, count);
            Guard(to, () => file.Write(buffer, 0, count));
        }

        Guard(to, () => file.Flush(flushToDisk: true));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);

    private static void Name(string temporary, string path) => Guard(path, () => File.Move(temporary, path, overwrite: true));

    private static void Guard(string path, Action write) => Guard(path, () => { write(); return true; });

    private static T Guard<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            throw Refusal(path, exception);
        }
    }

    private static bool IsOfDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private static StorageException Refusal(string path, Exception cause) => new($"{path} cannot be written: {cause.Message}", cause);

    private static void Remove(string temporary)
    {
        if (File.Exists(temporary)) { File.Delete(temporary); }
    }
}
