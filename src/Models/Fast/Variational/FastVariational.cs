using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Columns;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Fast.Variational;

/// <summary>Trains a variational autoencoder without torch's operators, on the network's own parameters, with an image a column.</summary>
internal sealed unsafe class FastVariational : IGatheringStep, IDisposable
{
    private const int Pixels = LabeledImages.PixelCount;
    private const int Hidden = VariationalAutoencoder.HiddenSize;
    private readonly VaeOptions _options;
    private readonly Optimizer _optimizer;
    private readonly WeightMover _mover;
    private readonly ColumnLayer _encoder;
    private readonly CodeLayers _code;
    private readonly ColumnLayer _decoder;
    private readonly ColumnLayer _output;
    private readonly NativeFloats _images;
    private readonly NativeFloats _encoded;
    private readonly NativeFloats _decoded;
    private readonly NativeFloats _logits;
    private readonly NativeFloats _hiddenGradients;
    private readonly NativeFloats _codeGradients;

    private FastVariational(VaeOptions options, VariationalAutoencoder network, Optimizer optimizer)
    {
        (_options, _optimizer, _mover) = (options, optimizer, new(optimizer));
        var weights = MovedWeight.Of(network);
        var size = options.Training.BatchSize;
        ColumnLayer layer(string name) => new(weights[$"{name}.weight"], weights[$"{name}.bias"], _mover);
        _encoder = layer("encoder");
        _code = new(layer("mean"), layer("log_variance"), size);
        _decoder = layer("decoder");
        _output = layer("output");
        (_images, _logits) = (new(size * Pixels), new(size * Pixels));
        (_encoded, _decoded, _hiddenGradients) = (new(size * Hidden), new(size * Hidden), new(size * Hidden));
        _codeGradients = new(size * _code.Units);
    }

    /// <summary>The fast way to train <paramref name="network"/>, or null on machines without a matrix product to call.</summary>
    public static FastVariational? TryCreate(VaeOptions options, VariationalAutoencoder network, Optimizer optimizer) =>
        MatrixProduct.IsAvailable ? new(options, network, optimizer) : null;

    /// <summary>Starts an epoch.</summary>
    /// <param name="noise">The epoch's stream of noise of the codes.</param>
    public IEpochSteps BeginEpoch(NoiseStream noise) => new GatheringSteps(this, 1, noise);

    /// <summary>Does a step, whose one value is the loss.</summary>
    /// <inheritdoc/>
    public void Run(float* pixels, ReadOnlySpan<long> rows, NoiseStream noise, Span<double> values)
    {
        var count = rows.Length;
        MatrixView images = new(_images.Pointer, count);
        ColumnImages.Gather(pixels, rows, images);
        var divergence = Forward(images, noise, count);
        var loss = ColumnOutput.Train(
            _options.Loss == "bce", View(_logits, count), _output.Biases, images, _output.BiasGradients, Pixels, count);
        Step(images, count);
        values[0] = loss + _options.Beta * divergence;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeFloats[] memory = [_images, _encoded, _decoded, _logits, _hiddenGradients, _codeGradients];
        Array.ForEach(memory, floats => floats.Dispose());
        _encoder.Dispose();
        _code.Dispose();
        _decoder.Dispose();
        _output.Dispose();
        _mover.Dispose();
    }

    private double Forward(in MatrixView images, NoiseStream noise, int count)
    {
        var (encoded, decoded) = (View(_encoded, count), View(_decoded, count));
        _encoder.Forward(images, encoded, count);
        LeakyKernel.Activate(encoded, _encoder.Biases, 0, Hidden, count);
        var divergence = _code.Forward(encoded, noise, count);
        _decoder.Forward(_code.Codes(count), decoded, count);
        LeakyKernel.Activate(decoded, _decoder.Biases, 0, Hidden, count);
        _output.Forward(decoded, View(_logits, count), count);
        return divergence;
    }

    private void Step(in MatrixView images, int count)
    {
        var (encoded, decoded, gradients) = (View(_encoded, count), View(_decoded, count), View(_hiddenGradients, count));
        _optimizer.BeginStep();
        _output.Return(View(_logits, count), gradients, count);
        _output.Move(View(_logits, count), decoded, count);
        LeakyKernel.Return(decoded, gradients, _decoder.BiasGradients, 0, Hidden, count);
        _decoder.Return(gradients, View(_codeGradients, count), count);
        _decoder.Move(gradients, _code.Codes(count), count);
        _code.Return(View(_codeGradients, count), gradients, _options.Beta, count);
        _code.Move(encoded, count);
        LeakyKernel.Return(encoded, gradients, _encoder.BiasGradients, 0, Hidden, count);
        _encoder.Move(gradients, images, count);
    }

    private static MatrixView View(NativeFloats values, int images) => new(values.Pointer, images);
}
