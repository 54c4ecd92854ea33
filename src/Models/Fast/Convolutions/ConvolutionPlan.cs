using Orchestrator.Models.Data;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>
/// The layers of a <see cref="Networks.ConvolutionalAutoencoder"/> for a block of images. Whoever made it disposes it.
/// </summary>
internal sealed class ConvolutionPlan : IDisposable
{
    /// <param name="lanes">Images of a block.</param>
    public ConvolutionPlan(int lanes)
    {
        Images = new(1, LabeledImages.Side, 1, lanes);
        Targets = new(1, LabeledImages.Side, 1, lanes);
        LayerFactory factory = new(lanes);
        var encoder1 = factory.Pooled(Images, null, 16);
        var encoder2 = factory.Pooled(encoder1.Values, encoder1, 8);
        var encoder3 = factory.Pooled(encoder2.Values, encoder2, 8);
        var decoder1 = factory.Plain(encoder3.Values, encoder3, 8);
        var decoder2 = factory.Doubled(decoder1.Values, 8, cut: 0);
        var decoder3 = factory.Doubled(decoder2.Values, 16, cut: 1);
        Layers = [encoder1, encoder2, encoder3, decoder1, decoder2, decoder3, factory.Last(decoder3.Values)];
    }

    /// <summary>The network's input.</summary>
    public Planes Images { get; }

    /// <summary>What it is compared with, if not its input.</summary>
    public Planes Targets { get; }

    /// <summary>First to last.</summary>
    public ConvolutionLayer[] Layers { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Targets.Dispose();
        foreach (var layer in Layers)
        {
            layer.Dispose();
        }
    }
}
