namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>A convolutional autoencoder at work on a few images at a time, whose values and gradients stay in cache.</summary>
internal unsafe interface IConvolutionBlock : IDisposable
{
    /// <summary>The most images that it takes.</summary>
    int Size { get; }

    /// <summary>Units of a layer.</summary>
    /// <inheritdoc cref="Read"/>
    int Units(int layer);

    /// <summary>Takes over the network's weights.</summary>
    void Pack();

    /// <summary>Runs the network.</summary>
    /// <param name="images">[count, 784].</param>
    /// <param name="count">Images.</param>
    void Forward(float* images, int count);

    /// <summary>Reads what <see cref="Forward"/> gave.</summary>
    /// <param name="layer">A hidden layer from 1, or 7 for the logits.</param>
    /// <param name="to">[count, units].</param>
    /// <param name="count">Images.</param>
    void Read(int layer, float* to, int count);

    /// <summary>Starts a batch: takes over the weights and sets gradients to 0.</summary>
    void BeginBatch();

    /// <summary>Runs the network and adds to the gradients.</summary>
    /// <param name="inputs">[count, 784].</param>
    /// <param name="targets">[count, 784] in [0, 1]; may be the inputs.</param>
    /// <param name="count">Images.</param>
    /// <param name="start">The place of the first in its batch; a multiple of <see cref="Size"/>.</param>
    /// <param name="batchSize">Images of the batch.</param>
    void Train(float* inputs, float* targets, int count, int start, int batchSize);

    /// <summary>Hands over the batch's gradients.</summary>
    /// <param name="batchSize">Images of the batch.</param>
    /// <returns>The batch's loss, with its penalty.</returns>
    double EndBatch(int batchSize);
}
