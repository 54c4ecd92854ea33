using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Orchestrator.Models.Features;

/// <summary>
/// What generated images are compared with, made once for each set of images and shared by all trials of the process that have
/// that set.
/// </summary>
/// <param name="Features">Of the real images.</param>
/// <param name="Statistics">Of those.</param>
internal sealed record ReferenceFeatures(ImageFeatures Features, FeatureStatistics Statistics)
{
    /// <summary>The most images that are compared; of a larger set the first count.</summary>
    public const int MostImages = 10_000;

    private static readonly ConditionalWeakTable<Tensor, ReferenceFeatures> Known = [];

    /// <summary>The features of real images; kept as long as the tensor is.</summary>
    /// <param name="images">[n, 784] in [0, 1], at least two; never written to.</param>
    /// <param name="classifier">The data set's.</param>
    public static ReferenceFeatures Of(Tensor images, Classifier classifier) =>
        Known.GetValue(images, key => Measure(classifier, key));

    private static ReferenceFeatures Measure(Classifier classifier, Tensor images)
    {
        using var scope = NewDisposeScope();
        var features = classifier.Extract(images.narrow(0, 0, Math.Min(MostImages, images.shape[0])));
        return new(features, FeatureStatistics.Of(features.ToTensor()));
    }
}
