using System.Security.Cryptography;
using Orchestrator.Abstractions.Experiments;
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
    /// <param name="limit">The most bytes that are taken.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>false where the bytes are others, or too many; nothing is left behind.</returns>
    /// <exception cref="IOException">The disk refuses it.</exception>
    public async Task<bool> SaveAsync(string sha256, Stream from, long limit, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, Path.GetRandomFileName() + ".part");
        try
        {
            if (await CopyAsync(from, temporary, limit, cancellation) != sha256) { return false; }

            File.Move(temporary, PathOf(sha256), overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

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

    private static async Task<string?> CopyAsync(Stream from, string to, long limit, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[1 << 16];
        int count;
        while ((count = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            if (file.Length + count > limit) { return null; }

            hash.AppendData(buffer, 0, count);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Names come over the network: nothing but a hash leads to a path.
    private string PathOf(string sha256) => IsName(sha256)
        ? Path.Combine(folder, sha256)
        : throw new ArgumentException($"A data set is named by a SHA-256 in lower-case hex, but got '{sha256}'.", nameof(sha256));
}
