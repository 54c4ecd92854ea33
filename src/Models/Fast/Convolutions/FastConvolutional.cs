using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Data;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Trains and measures a convolutional autoencoder without torch's operators, on the network's own parameters.</summary>
internal sealed class FastConvolutional : IFastAutoencoder, IFastNetwork
{
    private readonly AutoencoderOptions _options;
    private readonly ConvolutionMemory _memory;
    private readonly IConvolutionBlock _block;
    private readonly ConvolutionStep _step;
    private readonly NativeFloats _batch;
    private readonly NativeFloats? _corrupted;
    private readonly ConvolutionEvaluation _evaluation;

    private FastConvolutional(AutoencoderOptions options, ConvolutionalAutoencoder network, Optimizer optimizer)
    {
        _options = options;
        _memory = new(network);
        ConvolutionLoss loss = new(options.Loss == "bce", options.CodeLayer, options.L1Weight);
        _block = ConvolutionBlocks.Create(_memory, loss);
        _step = new(_memory, _block, optimizer);
        _batch = new(options.Training.BatchSize * LabeledImages.PixelCount);
        _corrupted = options.Corruption is null ? null : new(options.Training.BatchSize * LabeledImages.PixelCount);
        _evaluation = new(_block, loss, AutoencoderEvaluator.ChunkSize);
    }

    /// <summary>
    /// The fast way to train <paramref name="network"/>, or null where there is none: for other networks, and on machines that
    /// do not round a product and a sum at once.
    /// </summary>
    public static FastConvolutional? TryCreate(AutoencoderOptions options, AutoencoderNetwork network, Optimizer optimizer) =>
        network is ConvolutionalAutoencoder convolutional && ConvolutionBlocks.AreFast
            ? new(options, convolutional, optimizer)
            : null;

    /// <inheritdoc/>
    public IEpochSteps BeginEpoch(NoiseStream noise) => new FastSteps(_step, _batch, _corrupted, _options.Corruption, noise);

    /// <inheritdoc/>
    public ReconstructionFigures Measure(
        Tensor images, Corruption? corruption, NoiseStream noise, ReadOnlySpan<IReconstructionMeter> meters) =>
        _evaluation.Measure(images, corruption, noise, meters);

    /// <inheritdoc/>
    public Tensor Encode(Tensor images) => _evaluation.Encode(images);

    /// <inheritdoc/>
    public void Dispose()
    {
        _evaluation.Dispose();
        _block.Dispose();
        _memory.Dispose();
        _batch.Dispose();
        _corrupted?.Dispose();
    }
}
