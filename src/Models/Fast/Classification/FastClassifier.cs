using System.Runtime.Intrinsics;
using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Features;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Classification;

/// <summary>
/// Does what <see cref="ClassifierNetwork"/> does without torch's operators, for weights that no longer change: images side by side through
/// the convolutions, then products of many images at once. Equal to it up to rounding.
/// </summary>
internal sealed unsafe class FastClassifier : IDisposable
{
    private const int ChunkSize = 256;
    private const int Features = ClassifierNetwork.FeatureCount;
    private const int Inputs = ClassifierNetwork.PooledCount;
    private const int Classes = ClassifierNetwork.ClassCount;
    private readonly IReadOnlyList<float[]> _weights;
    private readonly IClassifierConvolutions _convolutions;
    private readonly NativeFloats _pooled = new(ChunkSize * Inputs);
    private readonly NativeFloats _features = new(ChunkSize * Features);
    private readonly NativeFloats _scores = new(ChunkSize * Classes);

    /// <param name="weights">The parameters of a <see cref="ClassifierNetwork"/> in their order.</param>
    /// <param name="lanes">Images side by side: 16, 8 or 4.</param>
    public FastClassifier(IReadOnlyList<float[]> weights, int lanes)
    {
        _weights = weights;
        _convolutions = lanes switch
        {
            16 => new ClassifierConvolutions<SixteenImages, Vector512<float>>(weights),
            8 => new ClassifierConvolutions<EightImages, Vector256<float>>(weights),
            4 => new ClassifierConvolutions<FourImages, Vector128<float>>(weights),
            _ => throw new ArgumentOutOfRangeException(nameof(lanes), lanes, "16, 8 or 4 images lie side by side."),
        };
    }

    /// <summary>The fast way, which the caller disposes, or null on machines that have none.</summary>
    /// <inheritdoc cref="FastClassifier(IReadOnlyList{float[]}, int)"/>
    public static FastClassifier? TryCreate(IReadOnlyList<float[]> weights) =>
        ConvolutionBlocks.AreFast && MatrixProduct.IsAvailable
            ? new(weights, Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4)
            : null;

    /// <inheritdoc cref="Classifier.Extract(Tensor)"/>
    public ImageFeatures Extract(Tensor images)
    {
        using var whole = images.contiguous();
        var count = checked((int)whole.shape[0]);
        ImageFeatures extracted = new(new float[count * Features], new byte[count]);
        var pixels = TensorMemory.Floats(whole);
        for (var start = 0; start < count; start += ChunkSize)
        {
            var size = Math.Min(ChunkSize, count - start);
            Run(pixels + (long)start * LabeledImages.PixelCount, size);
            new Span<float>(_features.Pointer, size * Features).CopyTo(extracted.Values.AsSpan(start * Features));
            Classify(extracted.Classes.AsSpan(start, size));
        }

        GC.KeepAlive(whole);
        return extracted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _convolutions.Dispose();
        _pooled.Dispose();
        _features.Dispose();
        _scores.Dispose();
    }

    private void Run(float* pixels, int count)
    {
        for (var start = 0; start < count; start += _convolutions.Size)
        {
            _convolutions.Run(
                pixels + (long)start * LabeledImages.PixelCount,
                Math.Min(_convolutions.Size, count - start),
                _pooled.Pointer + (long)start * Inputs);
        }

        fixed (float* weights = _weights[4], biases = _weights[5])
        {
            MatrixProduct.Multiply(
                new(_pooled.Pointer, Inputs), new(weights, Inputs, true), 0, new(_features.Pointer, Features), (count, Features, Inputs));
            HiddenKernel.Activate(false, _features.Pointer, biases, count, Features);
        }

        fixed (float* weights = _weights[6])
        {
            MatrixProduct.Multiply(
                new(_features.Pointer, Features), new(weights, Features, true), 0, new(_scores.Pointer, Classes), (count, Classes, Features));
        }
    }

    // The first of equal scores, as torch has it.
    private void Classify(Span<byte> classes)
    {
        var biases = _weights[7];
        for (var row = 0; row < classes.Length; row++)
        {
            var best = 0;
            var scores = _scores.Pointer + row * Classes;
            for (var i = 1; i < Classes; i++)
            {
                best = scores[i] + biases[i] > scores[best] + biases[best] ? i : best;
            }

            classes[row] = (byte)best;
        }
    }
}
