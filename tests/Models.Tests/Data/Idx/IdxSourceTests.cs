using Orchestrator.Models.Data;
using Orchestrator.Models.Data.Idx;

namespace Orchestrator.Models.Tests.Data.Idx;

public sealed class IdxSourceTests : IDisposable
{
    private const string First = "http://first.test/";
    private const string Second = "http://second.test/";
    private readonly TemporaryFolder folder = new();
    private readonly FakeMirrors mirrors = new();
    private readonly HttpClient client;
    private readonly List<DownloadProgress> progress = [];
    private readonly PublishedDataSet set = IdxBytes.Published("small", First, Second);

    public IdxSourceTests() => client = new(mirrors);

    private IdxSource Source => new(folder.In("cache"), client, new Recorder(progress));

    private string Cached => folder.In("cache", "small");

    public void Dispose()
    {
        client.Dispose();
        mirrors.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("given")]
    [InlineData("given/small")]
    [InlineData("cache/small")]
    public void Read_FilesInAPlace_AreFound(string place)
    {
        Directory.CreateDirectory(folder.In("given"));
        IdxBytes.WriteAll(folder.In(place));

        var (train, test) = Read(new("small") { DataDirectory = folder.In("given") });

        Assert.Equal([5, 0, 4], train.Labels);
        Assert.Equal([7, 2], test.Labels);
        Assert.Equal(IdxBytes.Images(3)[16..], train.Pixels);
        Assert.Empty(mirrors.Asked);
    }

    [Fact]
    public void Read_DottedPlainNames_AreFound()
    {
        foreach (var file in IdxFile.All)
        {
            File.WriteAllBytes(folder.In(file.Name.Replace("-idx", ".idx", StringComparison.Ordinal)), IdxBytes.Of(file));
        }

        Assert.Equal(3, Read(new("small") { DataDirectory = folder.Path }).Train.Count);
    }

    [Fact]
    public void Read_Nowhere_SaysWhereAndHow()
    {
        var e = IdxBytes.Refused(() => Read(new("small") { DataDirectory = folder.Path }));

        Assert.All(["small", "train-images-idx3-ubyte", folder.Path, Cached, "--data-dir", "ORCHESTRATOR_DATA", "--download"],
            part => Assert.Contains(part, e.Message, StringComparison.Ordinal));
        Assert.Empty(mirrors.Asked);
    }

    [Fact]
    public void Read_LabelsMissing_NamesThem()
    {
        IdxBytes.WriteAll(folder.Path);
        File.Delete(folder.In("t10k-labels-idx1-ubyte.gz"));

        var e = IdxBytes.Refused(() => Read(new("small") { DataDirectory = folder.Path, MayDownload = true }));

        Assert.EndsWith("lacks t10k-labels-idx1-ubyte[.gz].", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FolderDoesNotExist_SaysSo()
    {
        var e = IdxBytes.Refused(() => Read(new("small") { DataDirectory = folder.In("none") }));

        Assert.Contains($"{folder.In("none")} does not exist", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherContents_SaysBothHashes()
    {
        IdxBytes.WriteAll(folder.Path);
        File.WriteAllBytes(folder.In("train-labels-idx1-ubyte.gz"), IdxBytes.Gzip(IdxBytes.Labels(5, 0, 3)));

        var e = IdxBytes.Refused(() => Read(new("small") { DataDirectory = folder.Path }));

        Assert.Contains(set.Files[1].ContentSha256!, e.Message, StringComparison.Ordinal);
        Assert.StartsWith(folder.In("train-labels-idx1-ubyte.gz"), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherCount_SaysBoth()
    {
        IdxBytes.WriteAll(folder.Path);
        File.WriteAllBytes(folder.In("train-images-idx3-ubyte.gz"), IdxBytes.Gzip(IdxBytes.Images(4)));

        var e = IdxBytes.Refused(() => Read(new("small") { DataDirectory = folder.Path }));

        Assert.Contains("expected 3 of small, found 4", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadOwn_FewerLabelsThanImages_SaysBoth()
    {
        IdxBytes.WriteAll(folder.Path);
        File.WriteAllBytes(folder.In("t10k-labels-idx1-ubyte.gz"), IdxBytes.Gzip(IdxBytes.Labels(1)));

        var e = IdxBytes.Refused(() => IdxSource.ReadOwn(new("idx") { DataDirectory = folder.Path }, TestContext.Current.CancellationToken));

        Assert.Equal($"{folder.In("t10k-labels-idx1-ubyte.gz")}: at byte 4: expected 2 labels, as many as "
            + $"{folder.In("t10k-images-idx3-ubyte.gz")} has images, found 1.", e.Message);
    }

    [Fact]
    public void ReadOwn_NoFolder_SaysHowToGiveIt()
    {
        var e = IdxBytes.Refused(() => IdxSource.ReadOwn(new("idx"), TestContext.Current.CancellationToken));

        Assert.Contains("--data-dir", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MayDownload_FillsTheCacheOnce()
    {
        Publish(First);

        var first = Read(new("small") { MayDownload = true });
        var again = Read(new("small"));

        Assert.Equal(first.Train.Pixels, again.Train.Pixels);
        Assert.Equal(4, mirrors.Asked.Count);
        Assert.Equal(4, Directory.GetFiles(Cached).Length);
        Assert.Equal(4, progress.Select(p => p.File).Distinct().Count());
        Assert.All(progress, p => Assert.InRange(p.BytesReceived, 1, p.BytesTotal!.Value));
    }

    [Fact]
    public void Read_FirstMirrorHasOtherContents_TakesTheSecond()
    {
        Publish(First);
        Publish(Second);
        mirrors.Files[$"{First}train-labels-idx1-ubyte.gz"] = IdxBytes.Gzip(IdxBytes.Labels(1, 1, 1));

        Assert.Equal([5, 0, 4], Read(new("small") { MayDownload = true }).Train.Labels);
    }

    [Fact]
    public void Read_NoMirrorHasIt_NamesEachAndKeepsNothing()
    {
        mirrors.Files[$"{Second}train-images-idx3-ubyte.gz"] = "<html>moved</html>"u8.ToArray();

        var e = IdxBytes.Refused(() => Read(new("small") { MayDownload = true }));

        Assert.Contains($"{First}train-images-idx3-ubyte.gz: ", e.Message, StringComparison.Ordinal);
        Assert.Contains("404", e.Message, StringComparison.Ordinal);
        Assert.Contains($"{Second}train-images-idx3-ubyte.gz: at byte 0: expected gzip", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Cached));
    }

    [Fact]
    public void Read_ArchiveHashDiffers_IsRefused()
    {
        Publish(First);
        var strict = set with { Mirrors = [First], Files = [.. set.Files.Select(f => f with { ArchiveSha256 = new('0', 64) })] };

        var e = IdxBytes.Refused(() => Source.Read(strict, new("small") { MayDownload = true }, TestContext.Current.CancellationToken));

        Assert.Contains("expected SHA-256 0000", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CacheCannotBeWritten_NamesIt()
    {
        Publish(First);
        File.WriteAllText(folder.In("cache"), "in the way");

        var e = IdxBytes.Refused(() => Read(new("small") { MayDownload = true }));

        Assert.Contains($"cannot be kept in {Cached}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Canceled_Ends()
    {
        Publish(First);

        Assert.ThrowsAny<OperationCanceledException>(() => Source.Read(set, new("small") { MayDownload = true }, new(canceled: true)));
    }

    private (LabeledImages Train, LabeledImages Test) Read(DataSetRequest request) =>
        Source.Read(set, request, TestContext.Current.CancellationToken);

    private void Publish(string mirror)
    {
        foreach (var file in IdxFile.All)
        {
            mirrors.Files[$"{mirror}{file.Name}.gz"] = IdxBytes.Gzip(IdxBytes.Of(file));
        }
    }

    private sealed class Recorder(List<DownloadProgress> to) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => to.Add(value);
    }
}
