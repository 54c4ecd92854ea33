using System.Collections.Immutable;

namespace Orchestrator.Models.Data.Idx;

/// <summary>One file as it was published.</summary>
/// <param name="File">Which.</param>
/// <param name="Count">How many images or labels it holds.</param>
/// <param name="ContentSha256">Of the uncompressed file, or null where that was not published.</param>
/// <param name="ArchiveSha256">Of the gzip file at the mirrors, or null; files that were packed again have another.</param>
internal sealed record PublishedFile(IdxFile File, int Count, string? ContentSha256, string? ArchiveSha256);

/// <summary>A data set that can be downloaded.</summary>
/// <param name="Name">Its name in this program.</param>
/// <param name="Mirrors">Addresses of folders, tried in this order.</param>
/// <param name="Files">The four files.</param>
internal sealed record PublishedDataSet(string Name, ImmutableArray<string> Mirrors, ImmutableArray<PublishedFile> Files);

/// <summary>Where data sets are published and what their files hash to.</summary>
internal static class PublishedDataSets
{
    public static readonly PublishedDataSet Mnist = new(
        DataSetNames.Mnist,
        [
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
        ],
        [
            new(IdxFile.TrainImages, 60_000, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", null),
            new(IdxFile.TrainLabels, 60_000, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", null),
            new(IdxFile.TestImages, 10_000, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", null),
            new(IdxFile.TestLabels, 10_000, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", null),
        ]);

    /// <summary>
    /// For these only hashes of the gzip files are known, so that a download is verified by them, and files that a user
    /// gives by their format, their counts and by not being another data set's.
    /// </summary>
    public static readonly PublishedDataSet FashionMnist = new(
        DataSetNames.FashionMnist,
        [
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        ],
        [
            new(IdxFile.TrainImages, 60_000, null, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            new(IdxFile.TrainLabels, 60_000, null, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            new(IdxFile.TestImages, 10_000, null, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            new(IdxFile.TestLabels, 10_000, null, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
        ]);

    /// <summary>The data set that a file with these contents belongs to, or null.</summary>
    public static string? OwnerOf(string contentSha256) =>
        new[] { Mnist, FashionMnist }.FirstOrDefault(set => set.Files.Any(f => f.ContentSha256 == contentSha256))?.Name;
}
