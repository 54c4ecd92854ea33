using System.Security.Cryptography;
using Orchestrator.Abstractions.Names;
using Orchestrator.Models.Data.Digits;
using Orchestrator.Models.Data.Idx;

namespace Orchestrator.Models.Data;

/// <summary>Gets data sets: drawn, read from IDX files, or downloaded when that is allowed.</summary>
public static class DataSetLoader
{
    private const int MostDigits = 1_000_000;

    /// <summary>
    /// Gets a data set. Files are searched in the request's folder, in its subfolder named as the data set, then in the
    /// user's cache; <c>idx</c> in the request's folder only.
    /// </summary>
    /// <param name="request">Which, and from where.</param>
    /// <param name="progress">Told about downloads, from any thread; or null.</param>
    /// <param name="cancellation">Ends the drawing, reading or download.</param>
    /// <exception cref="DataSetException">The data set cannot be had; the message says what was looked for and how to get it.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static ImageDataSet Load(DataSetRequest request, IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        using var client = new HttpClient();
        return LoadFrom(request, new IdxSource(UserCache.Folder("data"), client, progress), cancellation);
    }

    private static ImageDataSet LoadFrom(DataSetRequest request, IdxSource source, CancellationToken cancellation)
    {
        var (train, test) = request.Name switch
        {
            DataSetNames.Digits => DrawDigits(request, cancellation),
            DataSetNames.Mnist => source.Read(PublishedDataSets.Mnist, request, cancellation),
            DataSetNames.FashionMnist => source.Read(PublishedDataSets.FashionMnist, request, cancellation),
            DataSetNames.Idx => IdxSource.ReadOwn(request, cancellation),
            _ => throw new DataSetException(Unknown(request.Name)),
        };
        var seed = request.Name == DataSetNames.Digits ? request.DigitsSeed : 0;
        return new(request.Name, train, test, Hash(train, test), seed);
    }

    private static (LabeledImages Train, LabeledImages Test) DrawDigits(DataSetRequest request, CancellationToken cancellation)
    {
        RequireCount(request.DigitsTrainCount, "training");
        RequireCount(request.DigitsTestCount, "test");
        return (
            DigitPainter.Draw(request.DigitsSeed, "train", request.DigitsTrainCount, cancellation),
            DigitPainter.Draw(request.DigitsSeed, "test", request.DigitsTestCount, cancellation));
    }

    private static void RequireCount(int count, string part)
    {
        if (count is < 1 or > MostDigits)
        {
            throw new DataSetException($"digits: the number of {part} images must be between 1 and {MostDigits}, but is {count}.");
        }
    }

    private static string Hash(LabeledImages train, LabeledImages test)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bytes in (byte[][])[train.Pixels, train.Labels, test.Pixels, test.Labels])
        {
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Unknown(string name) =>
        $"There is no data set '{name}'. Known are {string.Join(", ", DataSetNames.All)}; the nearest is '{NearestName.Closest(name, DataSetNames.All)}'.";
}
