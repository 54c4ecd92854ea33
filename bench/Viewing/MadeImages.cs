using System.Collections.Concurrent;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Models.Data;
using Orchestrator.Models.Images;

namespace Orchestrator.Bench.Viewing;

/// <summary>Sample images of a made trial: the program's own digits, the more blurred the worse the trial.</summary>
internal sealed class MadeImages
{
    private const int Count = 16;
    private const int Levels = 24;
    private const int Side = LabeledImages.Side;

    private readonly byte[] _digits =
        DataSetLoader.Load(new("digits") { DigitsTrainCount = 100, DigitsTestCount = 100 }).Test.Pixels[..(Count * LabeledImages.PixelCount)];

    private readonly ConcurrentDictionary<(string Model, int Level, int Variant), SampleImage> _known = [];

    /// <summary>The image of a model at a quality between 0 and 1.</summary>
    public SampleImage Of(string model, double quality, int trial) => _known.GetOrAdd(
        (model, (int)(Math.Clamp(quality, 0, 1) * (Levels - 1)), trial % 4), key => Draw(key.Model, key.Level, key.Variant));

    private SampleImage Draw(string model, int level, int variant)
    {
        var random = new Random((level * 4) + variant);
        var poor = 1 - (level / (double)(Levels - 1));
        var output = Disturb(Blur(_digits, (int)(poor * 5)), 90 * poor, random);
        return model is "gan" or "dcgan"
            ? new("generation", Write(output, 2, 8))
            : new("reconstruction", model == "denoising"
                ? Write([.. _digits, .. Disturb(_digits, 120, random), .. output], 3, Count)
                : Write([.. _digits, .. output], 2, Count));
    }

    private static byte[] Write(byte[] tiles, int rows, int columns) => PngWriter.Write(ImageGrid.Compose(tiles, rows, columns));

    private static byte[] Disturb(byte[] pixels, double size, Random random) =>
        [.. pixels.Select(pixel => (byte)Math.Clamp(pixel + ((random.NextDouble() - 0.5) * size), 0, 255))];

    private static byte[] Blur(byte[] pixels, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var from = pixels;
            pixels = [.. Enumerable.Range(0, from.Length).Select(at => Mean(from, at))];
        }

        return pixels;
    }

    private static byte Mean(byte[] pixels, int at)
    {
        var (x, y) = (at % Side, at / Side % Side);
        var sum = pixels[at] * 2;
        sum += x > 0 ? pixels[at - 1] : 0;
        sum += x < Side - 1 ? pixels[at + 1] : 0;
        sum += y > 0 ? pixels[at - Side] : 0;
        sum += y < Side - 1 ? pixels[at + Side] : 0;
        return (byte)(sum / 6);
    }
}
