using System.Security.Cryptography;

namespace Orchestrator.Models.Data.Idx;

/// <summary>Downloads published files: each is verified before it appears in the cache, under its own name.</summary>
/// <param name="client">The caller disposes it.</param>
/// <param name="progress">Told at every piece, or null.</param>
internal sealed class DataSetDownloader(HttpClient client, IProgress<DownloadProgress>? progress)
{
    private const int MostBytes = 64 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Downloads the files that <paramref name="folder"/> lacks.</summary>
    public void Download(PublishedDataSet set, string folder, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in set.Files.Where(f => f.File.FindIn(folder) is null))
            {
                FromAnyMirror(set, file, folder, cancellation);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"The data set {set.Name} cannot be kept in {folder}: {e.Message}", e);
        }
    }

    private void FromAnyMirror(PublishedDataSet set, PublishedFile file, string folder, CancellationToken cancellation)
    {
        var problems = new List<string>();
        foreach (var mirror in set.Mirrors)
        {
            if (TryMirror(new($"{mirror}{file.File.Name}.gz"), set, file, folder, cancellation) is not { } problem)
            {
                return;
            }
            problems.Add(problem);
        }
        throw new DataSetException($"{file.File.Name}.gz of {set.Name} cannot be downloaded. {string.Join(" ", problems)}");
    }

    /// <summary>Null, or why there is no such file here. That it cannot be kept is thrown: no other mirror helps.</summary>
    private string? TryMirror(Uri address, PublishedDataSet set, PublishedFile file, string folder, CancellationToken cancellation)
    {
        byte[] archive;
        try
        {
            archive = Fetch(address, cancellation).GetAwaiter().GetResult();
            Verify(archive, address, set, file);
        }
        catch (DataSetException e)
        {
            return e.Message;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return $"{address}: {e.Message}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"{address}: nothing came for {Patience.TotalSeconds} s.";
        }
        AtomicFile.Write(Path.Combine(folder, $"{file.File.Name}.gz"), stream => stream.Write(archive));
        return null;
    }

    private async Task<byte[]> Fetch(Uri address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var body = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
        using var received = new MemoryStream();
        var piece = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(piece, patience.Token).ConfigureAwait(false)) > 0;)
        {
            patience.CancelAfter(Patience);
            received.Write(piece, 0, read);
            RequireSize(received.Length, address);
            progress?.Report(new(Path.GetFileName(address.LocalPath), received.Length, response.Content.Headers.ContentLength));
        }
        return received.ToArray();
    }

    private static void RequireSize(long length, Uri address)
    {
        if (length > MostBytes)
        {
            throw new DataSetException($"{address}: expected at most {MostBytes} bytes, found more.");
        }
    }

    private static void Verify(byte[] archive, Uri address, PublishedDataSet set, PublishedFile file)
    {
        var found = Convert.ToHexStringLower(SHA256.HashData(archive));
        if (file.ArchiveSha256 is { } expected && found != expected)
        {
            throw new DataSetException($"{address}: expected SHA-256 {expected}, found {found}.");
        }
        using var stream = new MemoryStream(archive);
        PublishedCheck.Require(set, file.File, IdxReader.Read(stream, $"{address}", file.File));
    }
}
