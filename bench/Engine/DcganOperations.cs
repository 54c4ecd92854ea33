namespace Orchestrator.Bench.Engine;

/// <summary>Floating-point operations of the convolutions and products of a step of <c>dcgan</c>, per real image.</summary>
internal static class DcganOperations
{
    /// <param name="noiseSize">Numbers of noise to an image.</param>
    /// <param name="width">Channels of the narrowest layer.</param>
    public static double Of(int noiseSize, int width)
    {
        // Each of the 4 x 4 weights meets each pixel of the smaller planes.
        var projection = 2.0 * noiseSize * 4 * width * 7 * 7;
        var up = 2.0 * 16 * (7 * 7 * 4 * width * 2 * width + 14 * 14 * 2 * width);
        var first = 2.0 * 16 * 14 * 14 * width;
        var down = 2.0 * 16 * 7 * 7 * width * 2 * width + 2.0 * 7 * 7 * 2 * width;
        // The generator: forward, and backward by weights and by inputs, of which the noise needs none.
        var generator = 2 * projection + 3 * up;
        // The discriminator: forward three times, backward by weights for real and generated images, of which only those of the
        // generator's own step need gradients.
        return generator + 3 * (first + down) + 2 * (first + 2 * down) + first + down;
    }
}
