using System.Buffers.Binary;
using Orchestrator.Models.Data;
using Orchestrator.Models.Images;
using Orchestrator.Models.Tests.Data.Idx;

namespace Orchestrator.Models.Tests.Data;

public sealed class InputImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Png_GivesItsPixels()
    {
        var path = WritePng("one.png", 28, 28, 9);

        var images = InputImages.Read(path);

        Assert.Equal((1, null), (images.Count, images.Names));
        Assert.All(images.Pixels, pixel => Assert.Equal(9, pixel));
    }

    [Fact]
    public void Read_Folder_TakesItsPngsInTheOrderOfTheirNames()
    {
        WritePng("b.png", 28, 28, 2);
        WritePng("a.PNG", 28, 28, 1);
        File.WriteAllText(_folder.In("notes.txt"), "no image");

        var images = InputImages.Read(_folder.Path);

        Assert.Equal(["a", "b"], images.Names);
        Assert.Equal([1, 2], [images.Pixels[0], images.Pixels[LabeledImages.PixelCount]]);
    }

    [Fact]
    public void Read_FolderWithOneNameTwice_NamesBoth()
    {
        WritePng("a.png", 28, 28, 2);
        WritePng("a.PNG", 28, 28, 1);

        Refused(_folder.Path, "a.PNG and a.png have the same name");
    }

    [Fact]
    public void Read_IdxInGzip_GivesItsImages()
    {
        File.WriteAllBytes(_folder.In("images.gz"), IdxBytes.Gzip(IdxBytes.Images(3)));

        Assert.Equal(IdxBytes.Images(3)[16..], InputImages.Read(_folder.In("images.gz")).Pixels);
    }

    [Fact]
    public void Read_OtherSize_SaysTheSizeAndWhatIsWanted() =>
        Refused(WritePng("wide.png", 32, 28, 0), "wide.png", "32x28 pixels", "8-bit greyscale PNG of 28x28");

    [Fact]
    public void Read_ColourPng_SaysWhatIsWanted()
    {
        var png = PngWriter.Write(new(28, 28, new byte[784]));
        const int Header = 12, ColourType = Header + 4 + 9, Crc = Header + 4 + 13;
        png[ColourType] = 2;
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(Crc), PngFormat.Crc(png.AsSpan(Header, 17)));
        File.WriteAllBytes(_folder.In("colour.png"), png);

        Refused(_folder.In("colour.png"), "colour.png", "colour type", "8-bit greyscale PNG of 28x28");
    }

    [Fact]
    public void Read_FolderWithoutPngs_SaysWhatIsWanted() => Refused(_folder.Path, "no .png file", "8-bit greyscale PNG of 28x28");

    [Fact]
    public void Read_NothingThere_SaysSo() => Refused(_folder.In("missing.png"), "missing.png", "no such file or folder");

    [Fact]
    public void Read_LabelsInPlaceOfImages_SaysWhere()
    {
        File.WriteAllBytes(_folder.In("labels"), IdxBytes.Labels(1, 2));

        Refused(_folder.In("labels"), "labels", "at byte 0");
    }

    private static void Refused(string path, params string[] parts)
    {
        var exception = Assert.Throws<DataSetException>(() => InputImages.Read(path));
        Assert.All(parts, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    private string WritePng(string name, int width, int height, byte value)
    {
        var pixels = new byte[width * height];
        Array.Fill(pixels, value);
        File.WriteAllBytes(_folder.In(name), PngWriter.Write(new(width, height, pixels)));
        return _folder.In(name);
    }
}
