using System.Security.Cryptography;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Storage;

namespace Orchestrator.Grains.Checkpoints;

/// <summary>
/// Checkpoint files, named by their SHA-256 in a folder for each trial. A file appears whole or not at all, and is durable
/// before it is named. Safe to call from several threads for several trials.
/// </summary>
/// <param name="folder">Where the files lie; made on first use.</param>
public sealed class CheckpointStore(string folder)
{
    private const string What = "checkpoint";

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

    /// <summary>Stores a checkpoint that was taken elsewhere, block by block.</summary>
    /// <returns>false where the bytes are not those that <paramref name="sha256"/> names, or too many.</returns>
    /// <exception cref="CheckpointException">The disk has no room for it, or refuses it; nothing is left behind.</exception>
    public async Task<bool> ImportAsync(string experiment, int trial, string sha256, Stream from, FileLimit limit, CancellationToken cancellation)
    {
        try
        {
            return await NamedFile.ReceiveAsync(PathOf(experiment, trial, sha256), sha256, from, limit, What, cancellation);
        }
        catch (StorageException exception)
        {
            throw new CheckpointException(exception.Message, exception);
        }
    }

    /// <summary>Removes the files of a trial that are none of <paramref name="kept"/>: what was stored and never recorded.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trial">A trial that nobody trains.</param>
    /// <param name="kept">SHA-256s.</param>
    public void KeepOnly(string experiment, int trial, IReadOnlySet<string> kept)
    {
        var home = Path.GetDirectoryName(PathOf(experiment, trial, ""))!;
        if (!Directory.Exists(home)) { return; }

        foreach (var file in Directory.EnumerateFiles(home).Where(file => !kept.Contains(Path.GetFileNameWithoutExtension(file)))) { File.Delete(file); }
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
        try
        {
            NamedFile.Write(path, bytes, What);
        }
        catch (StorageException exception)
        {
            throw new CheckpointException(exception.Message, exception);
        }
    }

    private string PathOf(string experiment, int trial, string sha256) =>
        Path.Combine(folder, experiment, trial.ToString(), sha256 + ".checkpoint");
}
