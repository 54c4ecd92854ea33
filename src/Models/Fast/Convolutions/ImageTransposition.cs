namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Between images one after another and images side by side.</summary>
internal static unsafe class ImageTransposition
{
    /// <summary>Lays images of one channel side by side, with images of zeros where there are fewer than lanes.</summary>
    /// <param name="images">[count, side, side].</param>
    /// <param name="count">Images.</param>
    /// <param name="planes">Where to.</param>
    /// <param name="lanes">Images side by side.</param>
    public static void Take(float* images, int count, Planes planes, int lanes)
    {
        var pixels = planes.Side * planes.Side;
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var to = planes.Pointer + planes.At(pixel / planes.Side, pixel % planes.Side);
            for (var i = 0; i < count; i++)
            {
                to[i] = images[i * pixels + pixel];
            }

            new Span<float>(to + count, lanes - count).Clear();
        }
    }

    /// <summary>Lays them one after another.</summary>
    /// <param name="planes">Where from.</param>
    /// <param name="to">[count, channels, side, side].</param>
    /// <param name="count">Images.</param>
    /// <param name="lanes">Images side by side.</param>
    public static void Give(Planes planes, float* to, int count, int lanes)
    {
        var (side, units) = (planes.Side, planes.Channels * planes.Side * planes.Side);
        for (var unit = 0; unit < units; unit++)
        {
            var (channel, pixel) = (unit / (side * side), unit % (side * side));
            var from = planes.Pointer + channel * planes.Channel + planes.At(pixel / side, pixel % side);
            for (var i = 0; i < count; i++)
            {
                to[(long)i * units + unit] = from[i];
            }
        }
    }
}
