using static TorchSharp.torch;

namespace Orchestrator.Models.Features;

/// <summary>What a classifier makes of images. In managed memory, so that it can be kept and shared by threads.</summary>
/// <param name="Values">n x 128 features, row by row.</param>
/// <param name="Classes">n classes, 0 to 9, in the classifier's eyes.</param>
internal sealed record ImageFeatures(float[] Values, byte[] Classes)
{
    /// <summary>How many images.</summary>
    public int Count => Classes.Length;

    /// <summary>[n, 128], a copy in the caller's dispose scope.</summary>
    public Tensor ToTensor() => tensor(Values).view(-1, ClassifierNetwork.FeatureCount);

    /// <summary>Images of each of the ten classes.</summary>
    /// <param name="classes">0 to 9.</param>
    public static int[] Histogram(IEnumerable<byte> classes)
    {
        var counts = new int[ClassifierNetwork.ClassCount];
        foreach (var label in classes)
        {
            counts[label]++;
        }

        return counts;
    }
}
