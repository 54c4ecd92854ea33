using System.Security.Cryptography;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Checkpoints;

/// <summary>
/// Checkpoint files, named by their SHA-256 in a folder for each trial. A file appears whole or not at all, and is durable
/// before it is named. Safe to call from several threads for several trials.
/// </summary>
/// <param name="folder">Where the files lie; made on first use.</param>
public sealed class CheckpointStore(string folder)
{
    /// <summary>Room that a checkpoint must leave on the disk: the ledger's results go first.</summary>
    private const long ReservedBytes = 64L << 20;

    /// <summary>Where the checkpoints of the database <paramref name="file"/> lie.</summary>
    public static CheckpointStore Beside(string file) => new(Path.GetFullPath(file) + ".checkpoints");

    /// <summary>Stores a checkpoint.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trial">The trial number.</param>
    /// <param name="epoch">The epoch at whose end it is taken.</param>
    /// <param name="write">Writes the state.</param>
    /// <exception cref="CheckpointException">The disk has no room for it, or refuses it; nothing is left behind.</exception>
    public CheckpointInfo Save(string experiment, int trial, int epoch, Action<Stream> write)
    {
        var state = new MemoryStream();
        write(state);
        var bytes = state.GetBuffer().AsSpan(0, (int)state.Length);
        var info = new CheckpointInfo(epoch, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        Place(PathOf(experiment, trial, info.Sha256), bytes);
        return info;
    }

    /// <summary>Stores a checkpoint that was taken elsewhere.</summary>
    /// <returns>false where the bytes are not those that <paramref name="sha256"/> names.</returns>
    /// <exception cref="CheckpointException">The disk has no room for it, or refuses it; nothing is left behind.</exception>
    public bool Import(string experiment, int trial, string sha256, ReadOnlySpan<byte> bytes)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256) { return false; }

        Place(PathOf(experiment, trial, sha256), bytes);
        return true;
    }

    /// <summary>Whether a checkpoint's file is here.</summary>
    public bool Has(string experiment, int trial, string sha256) => File.Exists(PathOf(experiment, trial, sha256));

    /// <summary>Removes every checkpoint of a trial.</summary>
    public void DeleteAll(string experiment, int trial)
    {
        var home = Path.GetDirectoryName(PathOf(experiment, trial, ""))!;
        if (Directory.Exists(home)) { Directory.Delete(home, recursive: true); }
    }

    /// <summary>Reads a checkpoint and checks it against its SHA-256. The caller disposes it.</summary>
    /// <exception cref="CheckpointException">It is missing, torn or altered.</exception>
    public Stream Open(string experiment, int trial, CheckpointInfo checkpoint)
    {
        var path = PathOf(experiment, trial, checkpoint.Sha256);
        try
        {
            var bytes = File.ReadAllBytes(path);
            var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
            return found == checkpoint.Sha256
                ? new MemoryStream(bytes, writable: false)
                : throw new CheckpointException($"{path} is not what was stored: its SHA-256 is {found}, its size {bytes.Length} of {checkpoint.SizeBytes} bytes.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Removes a checkpoint's file; one that is gone already is no fault.</summary>
    public void Delete(string experiment, int trial, string sha256)
    {
        var path = PathOf(experiment, trial, sha256);
        if (File.Exists(path)) { File.Delete(path); }
    }

    /// <summary>Removes every checkpoint of an experiment.</summary>
    public void DeleteAll(string experiment)
    {
        var home = Path.Combine(folder, experiment);
        if (Directory.Exists(home)) { Directory.Delete(home, recursive: true); }
    }

    private static void Place(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            var home = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            CheckRoom(home, bytes.Length);
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DeletePart(temporary);
            throw new CheckpointException($"{path} cannot be written: {exception.Message}", exception);
        }
    }

    private static void CheckRoom(DirectoryInfo home, long size)
    {
        var free = new DriveInfo(home.FullName).AvailableFreeSpace;
        if (free < size + ReservedBytes)
        {
            throw new CheckpointException(
                $"{home.FullName} has {free >> 20} MB left; a checkpoint of {Math.Max(1, size >> 20)} MB must leave {ReservedBytes >> 20} MB for results.");
        }
    }

    private static void DeletePart(string temporary)
    {
        if (File.Exists(temporary)) { File.Delete(temporary); }
    }

    private string PathOf(string experiment, int trial, string sha256) =>
        Path.Combine(folder, experiment, trial.ToString(), sha256 + ".checkpoint");
}
