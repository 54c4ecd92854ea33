using System.Runtime.InteropServices;
using Orchestrator.Models.Fast.Classification;
using static TorchSharp.torch;

namespace Orchestrator.Models.Features;

/// <summary>A trained classifier in managed memory, shared by all threads of a process. Immutable.</summary>
/// <param name="Weights">The parameters of a <see cref="ClassifierNetwork"/> in their order, as float32.</param>
/// <param name="Accuracy">The share of the data set's test images that it tells right, 0 to 1.</param>
internal sealed record Classifier(IReadOnlyList<float[]> Weights, double Accuracy)
{
    // Small enough for a chunk's planes to stay in cache.
    private const int ChunkSize = 64;

    /// <summary>Whether there is a weight for each parameter of the network, and each is as long.</summary>
    public bool Fits
    {
        get
        {
            using var unused = new Generator(0, CPU);
            using var network = new ClassifierNetwork(new(unused));
            return network.parameters().Select(parameter => parameter.numel()).SequenceEqual(Weights.Select(weight => (long)weight.Length));
        }
    }

    /// <summary>Takes a network's weights as they are.</summary>
    public static Classifier Of(ClassifierNetwork network, double accuracy) =>
        new([.. network.parameters().Select(weight => MemoryMarshal.Cast<byte, float>(weight.bytes).ToArray())], accuracy);

    /// <summary>Extracts features and tells classes; about a second for 60,000 images.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    public ImageFeatures Extract(Tensor images)
    {
        using var fast = FastClassifier.TryCreate(Weights);
        return fast?.Extract(images) ?? ExtractEagerly(images);
    }

    /// <summary>The same by torch's modules.</summary>
    /// <inheritdoc cref="Extract(Tensor)"/>
    public ImageFeatures ExtractEagerly(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        using var network = Open();
        return Extract(network, images);
    }

    /// <inheritdoc cref="Extract(Tensor)"/>
    public static ImageFeatures Extract(ClassifierNetwork network, Tensor images)
    {
        using var withoutGradients = no_grad();
        var features = new float[images.shape[0] * ClassifierNetwork.FeatureCount];
        var classes = new List<byte>();
        foreach (var chunk in images.split(ChunkSize))
        {
            using var scope = NewDisposeScope();
            var extracted = network.Extract(chunk);
            extracted.data<float>().ToArray().CopyTo(features, classes.Count * ClassifierNetwork.FeatureCount);
            classes.AddRange(network.Score(extracted).argmax(1).data<long>().ToArray().Select(label => (byte)label));
        }

        return new(features, [.. classes]);
    }

    private ClassifierNetwork Open()
    {
        using var unused = new Generator(0, CPU);
        var network = new ClassifierNetwork(new(unused));
        foreach (var (weight, values) in network.parameters().Zip(Weights))
        {
            MemoryMarshal.AsBytes<float>(values).CopyTo(weight.bytes);
        }

        return network;
    }
}
