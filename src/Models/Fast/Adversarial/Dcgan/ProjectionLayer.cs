using System.Runtime.Intrinsics;
using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>The generator's dense layer: noise to [units, images].</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal sealed unsafe class ProjectionLayer<TLanes, TVector> : IDisposable
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private readonly int _units;
    private readonly int _noiseSize;
    private readonly int _rowSize;
    private readonly int _columns;
    private readonly ParameterPair _parameters;
    private readonly NativeFloats _rows;
    private readonly NativeFloats _lanes;
    private readonly NativeFloats _noBiases;
    private readonly NativeFloats? _gradients;
    private readonly OffsetTable _noiseAt;
    private readonly OffsetTable _imageAt;
    private readonly OffsetTable _blocks;
    private readonly OffsetTable _chunks;

    /// <param name="memory">The network's parameters; the caller's.</param>
    /// <param name="name">The module's name.</param>
    /// <param name="units">Units.</param>
    /// <param name="noiseSize">Numbers of noise to an image.</param>
    /// <param name="shape">How images are laid out.</param>
    public ProjectionLayer(NetworkMemory memory, string name, int units, int noiseSize, BatchShape shape)
    {
        (_units, _noiseSize, _columns) = (units, noiseSize, shape.Columns);
        _parameters = new(memory, name);
        // A row is a vector at least.
        _rowSize = Math.Max(noiseSize, TLanes.Count);
        _rows = new(checked(shape.Size * _rowSize));
        _lanes = new(checked(noiseSize * _columns));
        _noBiases = new(units);
        _gradients = _rowSize > noiseSize ? new(checked(units * _rowSize)) : null;
        _noiseAt = new(Enumerable.Range(0, noiseSize).Select(number => number * shape.Columns));
        _imageAt = new(Enumerable.Range(0, shape.Size).Select(image => image * _rowSize));
        _blocks = PixelTable.Groups(Enumerable.Range(0, shape.Blocks).Select(block => block * shape.Lanes));
        // The last vector overlaps the one before it where it would not be full.
        var chunks = Enumerable.Range(0, (_rowSize + TLanes.Count - 1) / TLanes.Count);
        _chunks = PixelTable.Groups(chunks.Select(chunk => Math.Min(chunk * TLanes.Count, _rowSize - TLanes.Count)));
    }

    /// <summary>Takes noise.</summary>
    /// <param name="noise">[count, noise size].</param>
    /// <param name="count">Images.</param>
    public void Take(float* noise, int count)
    {
        for (var image = 0; image < count; image++, noise += _noiseSize)
        {
            new ReadOnlySpan<float>(noise, _noiseSize).CopyTo(new(_rows.Pointer + (long)image * _rowSize, _noiseSize));
            var lane = _lanes.Pointer + image;
            for (var i = 0; i < _noiseSize; i++, lane += _columns)
            {
                *lane = noise[i];
            }
        }
    }

    /// <summary>What the noise gives. Lanes without an image get what an earlier batch had there.</summary>
    /// <param name="sums">[units, images]; overwritten.</param>
    /// <param name="blocks">Blocks.</param>
    public void Forward(float* sums, int blocks)
    {
        TapView taps = new()
        {
            Places = _noiseSize,
            Outputs = _units,
            Distances = _noiseAt.Pointer,
            Weights = _parameters.Weights,
            Biases = _parameters.Biases,
            PlaceStep = 1,
            OutputStep = _noiseSize,
            GroupStep = (nint)TapView.GroupSize * _noiseSize,
        };
        SumStore store = new(_blocks.Pointer, _blocks.Pointer, (blocks + 3) / 4, _units, _columns);
        TapKernel<TLanes, TVector>.Run(_lanes.Pointer, taps, sums, store);
    }

    /// <summary>Leaves the gradients of the layer's parameters.</summary>
    /// <param name="gradients">By the sums: [units, images].</param>
    /// <param name="count">Images.</param>
    public void SumGradients(float* gradients, int count)
    {
        TapView taps = new()
        {
            Places = count,
            Outputs = _units,
            Distances = _imageAt.Pointer,
            Weights = gradients,
            Biases = _noBiases.Pointer,
            PlaceStep = 1,
            OutputStep = _columns,
            GroupStep = (nint)TapView.GroupSize * _columns,
        };
        SumStore store = new(_chunks.Pointer, _chunks.Pointer, _chunks.Count / 4, _units, _rowSize);
        TapKernel<TLanes, TVector>.Run(_rows.Pointer, taps, _gradients is null ? _parameters.WeightGradients : _gradients.Pointer, store);
        for (var unit = 0; unit < _units; unit++)
        {
            _parameters.BiasGradients[unit] = Sum(gradients + (long)unit * _columns, count);
            if (_gradients is not null)
            {
                var row = _gradients.Pointer + (long)unit * _rowSize;
                new ReadOnlySpan<float>(row, _noiseSize).CopyTo(new(_parameters.WeightGradients + (long)unit * _noiseSize, _noiseSize));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _lanes.Dispose();
        _noBiases.Dispose();
        _gradients?.Dispose();
    }

    private static float Sum(float* values, int count)
    {
        var (four, i) = (Vector128<float>.Zero, 0);
        for (; i <= count - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            four += Vector128.Load(values + i);
        }

        var sum = four[0] + four[2] + (four[1] + four[3]);
        for (; i < count; i++)
        {
            sum += values[i];
        }

        return sum;
    }
}
