using Orchestrator.Models.Data;
using Orchestrator.Models.Images;
using Orchestrator.Models.Inference;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Tests.Output;

public sealed class ImageFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_OneImageAsPng_CanBeReadAsInputAgain()
    {
        ImageFiles.Write(In("one.png"), 1, null, [Images(7)]);

        Assert.All(InputImages.Read(In("one.png")).Pixels, pixel => Assert.Equal(7, pixel));
    }

    [Fact]
    public void Write_SeveralImagesAsPng_MakesAGrid()
    {
        ImageFiles.Write(In("many.png"), 5, null, [Images(1, 2, 3), Images(4, 5)]);

        var grid = PngReader.Read(File.ReadAllBytes(In("many.png")));
        Assert.Equal((3 * 58 + 2, 2 * 58 + 2), (grid.Width, grid.Height));
        Assert.Equal(5, grid.Pixels[(58 + 2) * grid.Width + 58 + 2]);
    }

    [Theory]
    [InlineData("images.idx")]
    [InlineData("images.idx.gz")]
    [InlineData("images-idx3-ubyte")]
    [InlineData("images-idx3-ubyte.gz")]
    public void Write_Idx_CanBeReadAsInputAgain(string name)
    {
        ImageFiles.Write(In(name), 3, null, [Images(1, 2), Images(3)]);

        var read = InputImages.Read(In(name));
        Assert.Equal([1, 2, 3], Enumerable.Range(0, read.Count).Select(i => (int)read.Pixels[i * LabeledImages.PixelCount]));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Write_Folder_WritesAPngEachInTheOrderOfNames()
    {
        ImageFiles.Write(In("out/"), 3, null, [Images(1, 2), Images(3)]);
        ImageFiles.Write(In("named/"), 2, ["b", "a"], [Images(1, 2)]);

        Assert.Equal(["00000", "00001", "00002"], InputImages.Read(In("out")).Names);
        Assert.Equal(2, PngReader.Read(File.ReadAllBytes(In("named/a.png"))).Pixels[0]);
    }

    [Fact]
    public void Write_FolderInterruptedOrRefused_SaysHowManyImagesAreThere()
    {
        var interrupted = Assert.Throws<CommandException>(() => ImageFiles.Write(In("some/"), 3, null, EndingWith(new OperationCanceledException())));
        var refused = Assert.Throws<CommandException>(() => ImageFiles.Write(In("some/"), 3, null, EndingWith(new IOException("No space left on device."))));

        Assert.Equal((ExitCode.Interrupted, $"Interrupted: 2 of 3 images are in {In("some/")}."), (interrupted.ExitCode, interrupted.Message));
        Assert.Equal(ExitCode.Failed, refused.ExitCode);
        Assert.Contains("only 2 of 3 images are there", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FileInterrupted_SaysThatNothingWasWritten()
    {
        var interrupted = Assert.Throws<CommandException>(() => ImageFiles.Write(In("a.idx"), 3, null, EndingWith(new OperationCanceledException())));

        Assert.Equal((ExitCode.Interrupted, $"Interrupted: {In("a.idx")} was not written."), (interrupted.ExitCode, interrupted.Message));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static IEnumerable<FloatRows> EndingWith(Exception exception)
    {
        yield return Images(1, 2);
        throw exception;
    }

    [Fact]
    public void Write_ModelThatFails_LeavesTheOldFile()
    {
        ImageFiles.Write(In("images.idx"), 1, null, [Images(1)]);

        Assert.Throws<CommandException>(
            () => ImageFiles.Write(In("images.idx"), 2, null, new[] { Images(2), Images(3) }.EndedBy(new CancellationToken(canceled: true))));

        Assert.Equal(1, InputImages.Read(In("images.idx")).Pixels[0]);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Write_PlaceThatRefuses_IsOneMessage()
    {
        File.WriteAllText(In("file"), "no folder");

        var exception = Assert.Throws<CommandException>(() => ImageFiles.Write(In("file/images.idx"), 1, null, [Images(1)]));

        Assert.Equal(ExitCode.Failed, exception.ExitCode);
        Assert.Contains("images.idx", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("images", 1, "FOLDER/")]
    [InlineData("images.jpg", 1, ".png")]
    [InlineData("images.gz", 1, ".idx.gz")]
    [InlineData("images.png", 1025, "at most 1024")]
    public void Check_PathThatCannotHoldTheImages_SaysWhatCan(string path, int count, string expected)
    {
        var exception = Assert.Throws<CommandException>(() => ImageFiles.Check(path, count));

        Assert.Equal(ExitCode.InvalidInput, exception.ExitCode);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codes.txt")]
    [InlineData("codes")]
    public void CheckCodes_OtherEnding_SaysWhichThereAre(string path)
    {
        var exception = Assert.Throws<CommandException>(() => CodeFile.Check(path));

        Assert.Equal(ExitCode.InvalidInput, exception.ExitCode);
        Assert.Contains(".csv or .npy", exception.Message, StringComparison.Ordinal);
    }

    private static FloatRows Images(params byte[] values) => new(
        values.Length, LabeledImages.PixelCount, [.. values.SelectMany(value => Enumerable.Repeat(value / 255f, LabeledImages.PixelCount))]);

    private string In(string name) => Path.Combine(_folder, name);
}
