using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>Trains and measures a dense autoencoder without torch's operators, on the network's own parameters.</summary>
internal sealed class FastDense : IFastAutoencoder
{
    private readonly AutoencoderOptions _options;
    private readonly DenseMemory _memory;
    private readonly DenseStep _step;
    private readonly NativeFloats _batch;
    private readonly NativeFloats? _corrupted;

    private readonly DenseFigures _figures;
    private readonly FastEvaluation _evaluation;

    private FastDense(AutoencoderOptions options, DenseAutoencoder network, Optimizer optimizer)
    {
        _options = options;
        _memory = new(network);
        DenseLoss loss = new(options.Loss == "bce", options.CodeLayer, options.L1Weight, options.Contraction?.Weight ?? 0);
        var size = options.Training.BatchSize;
        _step = new(_memory, loss, optimizer, size);
        _batch = new(size * LabeledImages.PixelCount);
        _corrupted = options.Corruption is null ? null : new(size * LabeledImages.PixelCount);
        _figures = new(_memory.Layers, loss, AutoencoderEvaluator.ChunkSize);
        _evaluation = new(_figures, AutoencoderEvaluator.ChunkSize);
    }

    /// <summary>
    /// The fast way to train <paramref name="network"/>, or null where there is none: for other networks, for the Jacobian of a code
    /// behind other layers, and on machines without a matrix product to call.
    /// </summary>
    public static FastDense? TryCreate(AutoencoderOptions options, AutoencoderNetwork network, Optimizer optimizer) =>
        network is DenseAutoencoder dense && MatrixProduct.IsAvailable
        && (options.Contraction is not { Weight: > 0 } || options.CodeLayer == 1)
            ? new(options, dense, optimizer)
            : null;

    /// <inheritdoc/>
    public IEpochSteps BeginEpoch(NoiseStream noise) => new FastSteps(_step, _batch, _corrupted, _options.Corruption, noise);

    /// <inheritdoc cref="FastEvaluation.Measure"/>
    public ReconstructionFigures Measure(
        Tensor images, Corruption? corruption, NoiseStream noise, ReadOnlySpan<IReconstructionMeter> meters) =>
        _evaluation.Measure(images, corruption, noise, meters);

    /// <inheritdoc/>
    public void Dispose()
    {
        _evaluation.Dispose();
        _figures.Dispose();
        _step.Dispose();
        _memory.Dispose();
        _batch.Dispose();
        _corrupted?.Dispose();
    }
}
