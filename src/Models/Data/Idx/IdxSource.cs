namespace Orchestrator.Models.Data.Idx;

/// <summary>Finds the four files of a data set, downloads what is missing if it may, reads and checks them.</summary>
/// <param name="cache">The folder of downloaded data sets.</param>
/// <param name="client">For downloads; the caller disposes it.</param>
/// <param name="progress">Told about downloads, or null.</param>
internal sealed class IdxSource(string cache, HttpClient client, IProgress<DownloadProgress>? progress)
{
    /// <summary>A published data set, verified.</summary>
    public (LabeledImages Train, LabeledImages Test) Read(PublishedDataSet set, DataSetRequest request, CancellationToken cancellation)
    {
        var folder = Find(set, request, cancellation);
        return Read(folder, (file, content) => PublishedCheck.Require(set, file, content), cancellation);
    }

    /// <summary>The user's own files.</summary>
    public static (LabeledImages Train, LabeledImages Test) ReadOwn(DataSetRequest request, CancellationToken cancellation)
    {
        var folder = Given(request)
            ?? throw new DataSetException("The data set idx needs a folder with its four files: give --data-dir D or set ORCHESTRATOR_DATA.");
        if (!HasAll(folder))
        {
            throw new DataSetException($"{folder} lacks {Missing(folder)}.");
        }
        return Read(folder, (_, _) => { }, cancellation);
    }

    private string Find(PublishedDataSet set, DataSetRequest request, CancellationToken cancellation)
    {
        var cached = Path.Combine(cache, set.Name);
        string[] given = Given(request) is { } folder ? [Path.Combine(folder, set.Name), folder] : [];
        if (given.Append(cached).FirstOrDefault(HasAll) is { } found)
        {
            return found;
        }
        if (given.FirstOrDefault(f => IdxFile.All.Any(file => file.FindIn(f) is not null)) is { } incomplete)
        {
            throw new DataSetException($"{incomplete} has a part of {set.Name}, but lacks {Missing(incomplete)}.");
        }
        if (!request.MayDownload)
        {
            throw NotFound(set.Name, given.Append(cached));
        }
        new DataSetDownloader(client, progress).Download(set, cached, cancellation);
        return cached;
    }

    private static string? Given(DataSetRequest request)
    {
        if (request.DataDirectory is null)
        {
            return null;
        }
        var folder = Path.GetFullPath(request.DataDirectory);
        return Directory.Exists(folder) ? folder : throw new DataSetException($"The data folder {folder} does not exist.");
    }

    private static (LabeledImages Train, LabeledImages Test) Read(
        string folder, Action<IdxFile, IdxContent> check, CancellationToken cancellation)
    {
        return (Part(IdxFile.TrainImages, IdxFile.TrainLabels), Part(IdxFile.TestImages, IdxFile.TestLabels));

        LabeledImages Part(IdxFile imagesFile, IdxFile labelsFile)
        {
            var (images, labels) = (Checked(imagesFile), Checked(labelsFile));
            return images.Count == labels.Count
                ? new(images.Bytes, labels.Bytes)
                : throw new DataSetException(
                    $"{labels.Path}: at byte 4: expected {images.Count} labels, as many as {images.Path} has images, found {labels.Count}.");
        }

        IdxContent Checked(IdxFile file)
        {
            cancellation.ThrowIfCancellationRequested();
            var content = IdxReader.Read(file.FindIn(folder)!, file);
            check(file, content);
            return content;
        }
    }

    private static bool HasAll(string folder) => IdxFile.All.All(file => file.FindIn(folder) is not null);

    private static string Missing(string folder) =>
        string.Join(", ", IdxFile.All.Where(file => file.FindIn(folder) is null).Select(file => $"{file.Name}[.gz]"));

    private static DataSetException NotFound(string name, IEnumerable<string> folders) => new(
        $"The data set {name} was not found: looked for {string.Join(", ", IdxFile.All.Select(file => file.Name))} (or .gz) in "
        + $"{string.Join(", ", folders)}. Give the folder that has them with --data-dir D or ORCHESTRATOR_DATA, "
        + "or allow the download with --download; digits needs no files.");
}
