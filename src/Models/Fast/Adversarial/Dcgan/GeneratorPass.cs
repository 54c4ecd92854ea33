using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>A <see cref="ConvolutionalGenerator"/> in training on whole batches.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal sealed unsafe class GeneratorPass<TLanes, TVector> : IDisposable
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private const int FirstSide = 7;
    private readonly int _width;
    private readonly BatchShape _shape;
    private readonly ProjectionLayer<TLanes, TVector> _projection;
    private readonly NativeFloats _sevenSums;
    private readonly BatchNorm<TLanes, TVector> _norm1;
    private readonly BlockPlanes _seven;
    private readonly BlockPlanes _sevenGradients;
    private readonly UpFilter _up2;
    private readonly DownFilter _back2;
    private readonly BlockPlanes _fourteenSums;
    private readonly BatchNorm<TLanes, TVector> _norm2;
    private readonly BlockPlanes _fourteen;
    private readonly BlockPlanes _fourteenGradients;
    private readonly UpFilter _up3;
    private readonly DownFilter _back3;
    private readonly (ParameterPair Second, ParameterPair Third) _layers;

    /// <param name="memory">The network's parameters; the caller's.</param>
    /// <param name="noiseSize">Numbers of noise to an image.</param>
    /// <param name="width">Channels of the narrowest layer.</param>
    /// <param name="images">The generated images' planes; the caller's.</param>
    /// <param name="shape">How images are laid out.</param>
    public GeneratorPass(NetworkMemory memory, int noiseSize, int width, BlockPlanes images, BatchShape shape)
    {
        (_width, _shape) = (width, shape);
        _projection = new(memory, "projection", 4 * width * FirstSide * FirstSide, noiseSize, shape);
        _sevenSums = new(checked(4 * width * FirstSide * FirstSide * shape.Columns));
        _norm1 = new(memory, "norm1", 4 * width, FirstSide, 0);
        _seven = new(4 * width, FirstSide, 1, shape);
        _sevenGradients = new(4 * width, FirstSide, 0, shape);
        _fourteenSums = new(2 * width, 2 * FirstSide, 0, shape);
        _norm2 = new(memory, "norm2", 2 * width, 2 * FirstSide, 0);
        _fourteen = new(2 * width, 2 * FirstSide, 1, shape);
        _fourteenGradients = new(2 * width, 2 * FirstSide, 1, shape);
        (_up2, _back2) = (new(_seven, _fourteenSums), new(_fourteenGradients, _sevenGradients));
        (_up3, _back3) = (new(_fourteen, images), new(images, _fourteenGradients));
        _layers = (new(memory, "layer2"), new(memory, "layer3"));
    }

    /// <summary>Takes noise.</summary>
    /// <inheritdoc cref="ProjectionLayer{TLanes, TVector}.Take"/>
    public void Take(float* noise, int count) => _projection.Take(noise, count);

    /// <summary>Takes over the network's weights.</summary>
    public void Pack()
    {
        _up2.Pack(_layers.Second.Weights, _layers.Second.Biases);
        _back2.Pack(_layers.Second.Weights);
        _up3.Pack(_layers.Third.Weights, _layers.Third.Biases);
        _back3.Pack(_layers.Third.Weights);
    }

    /// <summary>Generates images.</summary>
    /// <param name="images">Where to.</param>
    /// <param name="batch">How many.</param>
    public void Forward(BlockPlanes images, BatchPart<TLanes, TVector> batch)
    {
        _projection.Forward(_sevenSums.Pointer, batch.Blocks);
        _norm1.Forward(SevenSums, _seven.View, batch);
        _up2.Run<TLanes, TVector>(_seven.View, _fourteenSums.View, batch.Blocks);
        _norm2.Forward(_fourteenSums.View, _fourteen.View, batch);
        _up3.Run<TLanes, TVector>(_fourteen.View, images.View, batch.Blocks);
        new PlaneKernel<TLanes, TVector>(images).Tanh(batch.Blocks);
    }

    /// <summary>Leaves the gradients of all parameters.</summary>
    /// <param name="images">What <see cref="Forward"/> gave.</param>
    /// <param name="gradients">By the images; overwritten.</param>
    /// <param name="batch">How many.</param>
    public void Return(BlockPlanes images, BlockPlanes gradients, BatchPart<TLanes, TVector> batch)
    {
        var blocks = batch.Blocks;
        PlaneKernel<TLanes, TVector> last = new(gradients);
        last.ReturnTanh(images.View, blocks);
        last.Sum(_layers.Third.BiasGradients, batch, false);
        TapGradients<TLanes, TVector>.Run(
            _fourteen.View, gradients.View, (2 * _width, 1, 2 * FirstSide, blocks), _layers.Third.WeightGradients, false);
        _back3.Run<TLanes, TVector>(gradients.View, _fourteenGradients.View, blocks);

        var fourteen = _fourteenGradients.View;
        _norm2.Return(_fourteenSums.View, fourteen, fourteen, batch, false);
        new PlaneKernel<TLanes, TVector>(_fourteenGradients).Sum(_layers.Second.BiasGradients, batch, false);
        TapGradients<TLanes, TVector>.Run(
            _seven.View, fourteen, (4 * _width, 2 * _width, FirstSide, blocks), _layers.Second.WeightGradients, false);
        _back2.Run<TLanes, TVector>(fourteen, _sevenGradients.View, blocks);

        // The sums are not needed again.
        _norm1.Return(SevenSums, _sevenGradients.View, SevenSums, batch, false);
        _projection.SumGradients(_sevenSums.Pointer, batch.Count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IDisposable[] owned =
        [
            _projection, _sevenSums, _norm1, _seven, _sevenGradients, _up2, _back2, _fourteenSums, _norm2, _fourteen,
            _fourteenGradients, _up3, _back3,
        ];
        Array.ForEach(owned, part => part.Dispose());
    }

    // [unit, image], as the projection has it.
    private PlaneView SevenSums
    {
        get
        {
            nint unit = _shape.Columns;
            return new(_sevenSums.Pointer, _shape.Lanes, FirstSide * FirstSide * unit, FirstSide * unit, unit);
        }
    }
}
