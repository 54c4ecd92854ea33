using Orchestrator.Models.Data;
using Orchestrator.Models.Networks;

namespace Orchestrator.Bench.Engine;

/// <summary>Floating-point operations of a step's matrix products or convolutions per image.</summary>
internal static class Operations
{
    /// <summary>Forward, and backward by weights and by inputs, which the first layer has no need of.</summary>
    public static double Dense(DenseNetworkOptions network)
    {
        var products = Products([.. network.UnitCounts(LabeledImages.PixelCount)]);
        return 3 * products.Sum() - products[0];
    }

    /// <summary>
    /// The same for the convolutional network. Where pixels were doubled before, nine weights meet four pixels, so four is what counts.
    /// </summary>
    public static double Convolutional()
    {
        (int Pixels, int Inputs, int Outputs, int Places)[] layers =
        [
            (28 * 28, 1, 16, 9), (14 * 14, 16, 8, 9), (7 * 7, 8, 8, 9), (4 * 4, 8, 8, 9),
            (8 * 8, 8, 8, 4), (14 * 14, 8, 16, 4), (28 * 28, 16, 1, 4),
        ];
        var products = layers.Select(layer => 2.0 * layer.Pixels * layer.Inputs * layer.Outputs * layer.Places).ToArray();
        return 3 * products.Sum() - products[0];
    }

    /// <summary>
    /// For each real image one is generated; both go through the discriminator and back for its weights, the generated one once more
    /// and back to its pixels, then through the generator back for its weights.
    /// </summary>
    public static double Gan(int noiseSize)
    {
        var generator = Products(noiseSize, 128, 256, 512, 1024, LabeledImages.PixelCount);
        var discriminator = Products(LabeledImages.PixelCount, 512, 256, 1);
        return 3 * generator.Sum() - generator[0] + 2 * (3 * discriminator.Sum() - discriminator[0]) + 2 * discriminator.Sum();
    }

    private static double[] Products(params int[] units) => [.. units.Zip(units.Skip(1), (from, to) => 2.0 * from * to)];
}
