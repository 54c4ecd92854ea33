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
        for (var row = 0; row < planes.Side; row++, images += planes.Side)
        {
            var to = planes.Pointer + planes.At(row, 0);
            if (count < lanes)
            {
                new Span<float>(to, planes.Side * lanes).Clear();
            }

            for (var lane = 0; lane < count; lane++)
            {
                TakeRow(images + lane * planes.Units, planes.Side, to + lane, lanes);
            }
        }
    }

    /// <summary>Lays them one after another.</summary>
    /// <param name="planes">Where from.</param>
    /// <param name="to">[count, channels, side, side].</param>
    /// <param name="count">Images.</param>
    /// <param name="lanes">Images side by side.</param>
    public static void Give(Planes planes, float* to, int count, int lanes)
    {
        for (var channel = 0; channel < planes.Channels; channel++)
        {
            for (var row = 0; row < planes.Side; row++, to += planes.Side)
            {
                var from = planes.Pointer + channel * planes.Channel + planes.At(row, 0);
                for (var lane = 0; lane < count; lane++)
                {
                    GiveRow(from + lane, lanes, to + (long)lane * planes.Units, planes.Side);
                }
            }
        }
    }

    private static void TakeRow(float* from, int pixels, float* to, nint lanes)
    {
        for (var i = 0; i < pixels; i++, to += lanes)
        {
            *to = from[i];
        }
    }

    private static void GiveRow(float* from, nint lanes, float* to, int pixels)
    {
        for (var i = 0; i < pixels; i++, from += lanes)
        {
            to[i] = *from;
        }
    }
}
