using Orchestrator.Models.Data;
using Orchestrator.Models.Data.Idx;

namespace Orchestrator.Models.Tests.Data.Idx;

public sealed class IdxReaderTests
{
    private static readonly byte[] ThreeImages = IdxBytes.Images(3);
    private static readonly byte[] ThreeLabels = IdxBytes.Labels(1, 2, 3);

    [Theory]
    [InlineData("x", false)]
    [InlineData("x.gz", true)]
    public void Read_PlainOrGzip_GivesTheBytes(string name, bool gzip)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.In(name), gzip ? IdxBytes.Gzip(ThreeImages) : ThreeImages);

        var content = IdxReader.Read(folder.In(name), IdxFile.TrainImages);

        Assert.Equal(3, content.Count);
        Assert.Equal(ThreeImages[16..], content.Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public void Read_GzipTrailerCut_NamesTheFile(int cut) =>
        Refuses("f.gz", IdxBytes.Gzip(ThreeImages)[..^cut], IdxFile.TrainImages, "f.gz: expected valid gzip, found damage after byte ");

    [Fact]
    public void Read_GzipTrailerOfOtherContents_NamesTheFile() => Refuses(
        "f.gz",
        [.. IdxBytes.Gzip(ThreeImages)[..^8], .. IdxBytes.Gzip(ThreeLabels)[^8..]],
        IdxFile.TrainImages,
        "f.gz: expected valid gzip, found damage after byte ");

    [Fact]
    public void Read_GzipInTwoMembers_GivesTheBytes()
    {
        using var stream = new MemoryStream([.. IdxBytes.Gzip(ThreeImages[..1000]), .. IdxBytes.Gzip(ThreeImages[1000..])]);

        Assert.Equal(ThreeImages[16..], IdxReader.Read(stream, "f.gz", IdxFile.TrainImages).Bytes);
    }

    [Fact]
    public void Read_LargerThanOnePiece_GivesTheBytes()
    {
        var file = IdxBytes.Images(3_000);
        using var stream = new MemoryStream(file);

        Assert.Equal(file[16..], IdxReader.Read(stream, "f", IdxFile.TrainImages).Bytes);
    }

    [Fact]
    public void Read_WrongMagic_SaysBoth() =>
        Refuses("f", ThreeLabels, IdxFile.TrainImages, "f: at byte 0: expected magic number 0x00000803, found 0x00000801.");

    [Fact]
    public void Read_GzipNamedPlain_SaysSo() =>
        Refuses("f", IdxBytes.Gzip(ThreeImages), IdxFile.TrainImages, "its name must end in .gz");

    [Fact]
    public void Read_PlainNamedGzip_SaysSo() =>
        Refuses("f.gz", ThreeImages, IdxFile.TrainImages, "f.gz: at byte 0: expected gzip (0x1f8b), as the name says, found 0x0000.");

    [Fact]
    public void Read_Truncated_SaysWhatIsMissing() =>
        Refuses("f", ThreeImages[..^5], IdxFile.TrainImages, "f: at byte 2363: expected 5 more bytes, found the end of the file.");

    [Fact]
    public void Read_TruncatedHeader_SaysWhatIsMissing() =>
        Refuses("f", ThreeImages[..6], IdxFile.TrainImages, "f: at byte 6: expected 2 more bytes, found the end of the file.");

    [Fact]
    public void Read_HeaderPromisesFarTooMuch_TakesNoMemoryForIt()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refuses("f", [.. IdxBytes.Images(1)[..4], 0, 0x0f, 0x42, 0x40, 0, 0, 0, 28, 0, 0, 0, 28, 1], IdxFile.TrainImages, "more bytes");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void Read_TrailingBytes_SaysWhere() =>
        Refuses("f", [.. ThreeImages, 9], IdxFile.TrainImages, "f: at byte 2368: expected the end of the file, found more bytes.");

    [Fact]
    public void Read_NoImages_SaysTheLimit() =>
        Refuses("f", IdxBytes.Images(0), IdxFile.TrainImages, "f: at byte 4: expected a count from 1 to 1000000, found 0.");

    [Fact]
    public void Read_OtherSize_SaysBoth()
    {
        Refuses("f", IdxBytes.Images(1, rows: 32), IdxFile.TrainImages, "f: at byte 8: expected rows 28, found 32.");
        Refuses("f", IdxBytes.Images(1, columns: 27), IdxFile.TrainImages, "f: at byte 12: expected columns 28, found 27.");
    }

    [Fact]
    public void Read_LabelOverNine_SaysWhere() =>
        Refuses("f", IdxBytes.Labels(1, 9, 10), IdxFile.TrainLabels, "f: at byte 10: expected a label from 0 to 9, found 10.");

    [Fact]
    public void Read_DamagedGzip_SaysSo()
    {
        var gzip = IdxBytes.Gzip(IdxBytes.Images(100));
        gzip.AsSpan(20, 40).Fill(0xff);

        Refuses("f.gz", gzip, IdxFile.TrainImages, "f.gz: ", "of the uncompressed contents");
    }

    [Fact]
    public void Read_TruncatedGzip_SaysSo()
    {
        var gzip = IdxBytes.Gzip(IdxBytes.Images(100));

        Refuses("f.gz", gzip[..(gzip.Length / 2)], IdxFile.TrainImages, "f.gz: ", "of the uncompressed contents");
    }

    [Fact]
    public void Read_NoSuchFile_IsADataSetError()
    {
        using var folder = new TemporaryFolder();

        var e = Assert.Throws<DataSetException>(() => IdxReader.Read(folder.In("none"), IdxFile.TrainImages));

        Assert.StartsWith(folder.In("none") + ": cannot be read", e.Message, StringComparison.Ordinal);
    }

    private static void Refuses(string name, byte[] file, IdxFile kind, params string[] message)
    {
        using var stream = new MemoryStream(file);
        var e = Assert.Throws<DataSetException>(() => IdxReader.Read(stream, name, kind));
        Assert.All(message, part => Assert.Contains(part, e.Message, StringComparison.Ordinal));
    }
}
