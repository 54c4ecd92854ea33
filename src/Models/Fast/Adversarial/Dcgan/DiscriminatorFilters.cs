using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// A <see cref="ConvolutionalDiscriminator"/>'s filters and the gradients on their way back, which all of its passes share.
/// </summary>
internal sealed unsafe class DiscriminatorFilters : IDisposable
{
    private const int FirstSide = 14;

    /// <param name="memory">The network's parameters; the caller's.</param>
    /// <param name="width">Channels of the narrowest layer.</param>
    /// <param name="images">Planes laid out as all images are; the caller's.</param>
    /// <param name="shape">How images are laid out.</param>
    public DiscriminatorFilters(NetworkMemory memory, int width, BlockPlanes images, BatchShape shape)
    {
        FourteenGradients = new(width, FirstSide, 1, shape);
        SevenGradients = new(2 * width, FirstSide / 2, 1, shape);
        using BlockPlanes sevenSums = new(2 * width, FirstSide / 2, 0, shape);
        (Down1, Back1) = (new(images, FourteenGradients), new(FourteenGradients, images));
        (Down2, Back2) = (new(FourteenGradients, sevenSums), new(SevenGradients, FourteenGradients));
        (Layer1, Layer2) = (new(memory, "layer1"), new(memory, "layer2"));
    }

    /// <summary>The first layer.</summary>
    public ParameterPair Layer1 { get; }

    /// <summary>The second.</summary>
    public ParameterPair Layer2 { get; }

    /// <summary>The first layer's convolution.</summary>
    public DownFilter Down1 { get; }

    /// <summary>The second's.</summary>
    public DownFilter Down2 { get; }

    /// <summary>The first one's way back.</summary>
    public UpFilter Back1 { get; }

    /// <summary>The second one's.</summary>
    public UpFilter Back2 { get; }

    /// <summary>Gradients by the first layer's sums.</summary>
    public BlockPlanes FourteenGradients { get; }

    /// <summary>Gradients by the second's.</summary>
    public BlockPlanes SevenGradients { get; }

    /// <summary>Takes over the network's weights.</summary>
    public void Pack()
    {
        Down1.Pack(Layer1.Weights, Layer1.Biases);
        Back1.Pack(Layer1.Weights);
        Down2.Pack(Layer2.Weights, Layer2.Biases);
        Back2.Pack(Layer2.Weights);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IDisposable[] owned = [Down1, Down2, Back1, Back2, FourteenGradients, SevenGradients];
        Array.ForEach(owned, part => part.Dispose());
    }
}
