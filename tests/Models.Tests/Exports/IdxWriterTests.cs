using Orchestrator.Models.Data;
using Orchestrator.Models.Exports;
using Orchestrator.Models.Inference;
using Orchestrator.Models.Tests.Data;

namespace Orchestrator.Models.Tests.Exports;

public sealed class IdxWriterTests
{
    [Fact]
    public void Write_BatchesOfImages_AreReadBackByTheProgramItself()
    {
        using var folder = new TemporaryFolder();
        byte[] pixels = [.. Enumerable.Range(0, 3 * LabeledImages.PixelCount).Select(i => (byte)(i * 31))];
        float[] values = [.. pixels.Select(pixel => pixel / 255f)];

        using (var file = File.Create(folder.In("images.idx")))
        {
            IdxWriter.Write(file, 3, [Rows(values, 0, 2), Rows(values, 2, 1)]);
        }

        var read = InputImages.Read(folder.In("images.idx"));
        Assert.Equal(3, read.Count);
        Assert.Equal(pixels, read.Pixels);
    }

    private static FloatRows Rows(float[] values, int start, int count) =>
        new(count, LabeledImages.PixelCount, values[(start * LabeledImages.PixelCount)..((start + count) * LabeledImages.PixelCount)]);
}
