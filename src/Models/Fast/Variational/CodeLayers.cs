using Orchestrator.Models.Fast.Columns;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Variational;

/// <summary>The two layers that give a code's distribution, and the code drawn from it, with an image a column.</summary>
internal sealed unsafe class CodeLayers : IDisposable
{
    private readonly ColumnLayer _mean;
    private readonly ColumnLayer _logVariance;
    private readonly NativeFloats[] _values;
    private readonly NativeFloats _noise;
    private readonly NativeFloats _other;

    /// <param name="mean">Gives means; owned from here on.</param>
    /// <param name="logVariance">Gives natural logarithms of variances; owned from here on.</param>
    /// <param name="size">The most images in a batch.</param>
    public CodeLayers(ColumnLayer mean, ColumnLayer logVariance, int size)
    {
        (_mean, _logVariance) = (mean, logVariance);
        var count = mean.Units * size;
        _values = [new(count), new(count), new(count), new(count)];
        _noise = new(count);
        _other = new(mean.Inputs * size);
    }

    /// <summary>Units of the code.</summary>
    public int Units => _mean.Units;

    /// <summary>The drawn codes: [units, images].</summary>
    public MatrixView Codes(int images) => View(2, images);

    /// <summary>Draws codes.</summary>
    /// <param name="inputs">[inputs, images].</param>
    /// <param name="noise">The stream.</param>
    /// <param name="images">Columns.</param>
    /// <returns>The mean over images of the codes' divergences from N(0, 1).</returns>
    public double Forward(in MatrixView inputs, NoiseStream noise, int images)
    {
        _mean.Forward(inputs, View(0, images), images);
        _logVariance.Forward(inputs, View(1, images), images);
        noise.FillNormal(_noise.Pointer, Units * images);
        var total = 0.0;
        for (var unit = 0; unit < Units; unit++)
        {
            // The eager way draws image by image.
            for (var i = 0; i < images; i++)
            {
                Row(3, unit, images)[i] = _noise.Pointer[(long)i * Units + unit];
            }

            var biases = (_mean.Biases[unit], _logVariance.Biases[unit]);
            total += CodeKernel.Draw(
                Row(0, unit, images), Row(1, unit, images), biases, Row(3, unit, images), Row(2, unit, images), images);
        }

        return total / images;
    }

    /// <summary>The loss's gradient by the inputs.</summary>
    /// <param name="gradients">By the drawn codes: [units, images].</param>
    /// <param name="inputGradients">[inputs, images]; overwritten.</param>
    /// <param name="weight">The divergence's.</param>
    /// <param name="images">Columns.</param>
    public void Return(in MatrixView gradients, in MatrixView inputGradients, double weight, int images)
    {
        for (var unit = 0; unit < Units; unit++)
        {
            var by = gradients.Values + (long)unit * gradients.Stride;
            (_mean.BiasGradients[unit], _logVariance.BiasGradients[unit]) = CodeKernel.Return(
                Row(0, unit, images), Row(1, unit, images), Row(3, unit, images), by, (float)(weight / images), images);
        }

        _mean.Return(View(0, images), inputGradients, images);
        MatrixView other = new(_other.Pointer, images);
        _logVariance.Return(View(1, images), other, images);
        Add(other.Values, inputGradients.Values, _mean.Inputs * images);
    }

    /// <summary>Moves both layers against what <see cref="Return"/> found.</summary>
    /// <param name="inputs">What <see cref="Forward"/> took.</param>
    /// <param name="images">Columns.</param>
    public void Move(in MatrixView inputs, int images)
    {
        _mean.Move(View(0, images), inputs, images);
        _logVariance.Move(View(1, images), inputs, images);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _logVariance.Dispose();
        Array.ForEach(_values, values => values.Dispose());
        _noise.Dispose();
        _other.Dispose();
    }

    private static void Add(float* from, float* to, int count)
    {
        for (var i = 0; i < count; i += Lanes.Count)
        {
            Lanes.Store(Lanes.Load(from + i, count - i) + Lanes.Load(to + i, count - i), to + i, count - i);
        }
    }

    private MatrixView View(int values, int images) => new(_values[values].Pointer, images);

    private float* Row(int values, int unit, int images) => _values[values].Pointer + (long)unit * images;
}
