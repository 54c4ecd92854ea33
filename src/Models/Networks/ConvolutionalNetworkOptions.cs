namespace Orchestrator.Models.Networks;

/// <summary>The one convolutional network; it has no sizes to choose.</summary>
internal sealed record ConvolutionalNetworkOptions : NetworkOptions
{
    /// <summary>Under <c>mse</c> this network collapses to black images in most seeds.</summary>
    public const string BaseLoss = "bce";

    /// <summary>Three encoder layers (after pooling) and three decoder layers.</summary>
    public override int HiddenLayerCount => 6;

    /// <inheritdoc/>
    public override int MiddleLayer => 3;

    /// <inheritdoc/>
    public override string DefaultLoss => BaseLoss;

    /// <inheritdoc/>
    public override int DefaultBatchSize => 128;
}
