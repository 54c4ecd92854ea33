using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Storage;
using Orchestrator.Models.Data;

namespace Orchestrator.Grains.Trials;

/// <summary>Data sets on the disk, named by their SHA-256. A file appears whole or not at all. Safe to use from any thread.</summary>
/// <param name="folder">Where they lie; made on first use.</param>
public sealed class DataSetFiles(string folder)
{
    /// <summary>Where the data sets of the database <paramref name="file"/> lie.</summary>
    public static DataSetFiles Beside(string file) => new(Path.GetFullPath(file) + ".data");

    /// <summary>Whether a text is a SHA-256 in lower-case hex.</summary>
    public static bool IsName(string text) => text.Length == 64 && text.All(letter => char.IsAsciiDigit(letter) || letter is >= 'a' and <= 'f');

    /// <summary>Whether a data set is here.</summary>
    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>A data set's bytes. The caller disposes them.</summary>
    /// <exception cref="IOException">It is not here, or cannot be read.</exception>
    public Stream Open(string sha256) => File.OpenRead(PathOf(sha256));

    /// <summary>Stores what comes if it is what its name says.</summary>
    /// <param name="sha256">In lower-case hex.</param>
    /// <param name="from">The bytes.</param>
    /// <param name="limit">How long it may be.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>false where the bytes are others, or too many; nothing is left behind.</returns>
    /// <exception cref="StorageException">The disk has no room for it, or refuses it.</exception>
    public Task<bool> SaveAsync(string sha256, Stream from, FileLimit limit, CancellationToken cancellation) =>
        NamedFile.ReceiveAsync(PathOf(sha256), sha256, from, limit, "data set", cancellation);

    /// <summary>Removes a data set; one that is not here is no fault.</summary>
    public void Delete(string sha256) => File.Delete(PathOf(sha256));

    /// <summary>A data set of an experiment, or null where it is not here.</summary>
    /// <exception cref="DataSetException">Its file is cut or altered.</exception>
    public ImageDataSet? Load(DataSetSpec spec)
    {
        if (!Has(spec.Sha256)) { return null; }

        using var bytes = Open(spec.Sha256);
        return DataSetBlob.Read(spec.Name, spec.Sha256, spec.TrainCount, spec.TestCount, spec.Seed, bytes);
    }

    // Names come over the network: nothing but a hash leads to a path.
    private string PathOf(string sha256) => IsName(sha256)
        ? Path.Combine(folder, sha256)
        : throw new ArgumentException($"A data set is named by a SHA-256 in lower-case hex, but got '{sha256}'.", nameof(sha256));
}
