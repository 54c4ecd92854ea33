using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Exports;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Inference;

/// <summary>
/// A trained model, to be used rather than trained on: it needs its checkpoint, but no data set. It gives its results in batches, so that
/// memory does not grow with the number of images. The caller disposes it.
/// </summary>
public sealed class LoadedModel : IDisposable
{
    /// <summary>A multiple of the chunks in which evaluation encodes, so that codes have the same bits.</summary>
    private const int BatchSize = 1_000;

    // Always drawn and computed whole: a smaller count gives the start of a larger one's images.
    private const int GenerationBatchSize = 100;

    private readonly Trainer _trainer;
    private readonly ParameterSet _parameters;

    private LoadedModel(Trainer trainer, string model, ParameterSet parameters, int epoch) =>
        (_trainer, Model, _parameters, Epoch) = (trainer, model, parameters, epoch);

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The epoch at whose end the checkpoint was taken.</summary>
    public int Epoch { get; }

    /// <summary>Numbers in a code.</summary>
    /// <exception cref="NotSupportedException">The model has no code.</exception>
    public int CodeSize => Encode(new byte[LabeledImages.PixelCount]).First().Width;

    /// <summary>Reads a model.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="parameters">The parameters that it was trained with.</param>
    /// <param name="checkpoint">A state that a trainer of it saved.</param>
    /// <exception cref="InvalidDataException">The state is torn, altered, or of another model or network.</exception>
    /// <exception cref="InvalidParameterException">A parameter is out of range.</exception>
    public static LoadedModel Read(string model, ParameterSet parameters, Stream checkpoint)
    {
        var trainer = UntrainedModel.Create(model, parameters);
        try
        {
            return new(trainer, model, parameters, StateReader.ReadForUse(checkpoint, model, trainer.Model));
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <summary>The codes of images, batch by batch, with the bits that the metrics of codes are measured on.</summary>
    /// <param name="pixels">784 bytes an image.</param>
    /// <exception cref="NotSupportedException">The model has no code.</exception>
    public IEnumerable<FloatRows> Encode(ReadOnlyMemory<byte> pixels) => Run(pixels, Find<IEncoder>("encode").Encode);

    /// <summary>What the model makes of images: 784 pixels in [0, 1] each, batch by batch.</summary>
    /// <inheritdoc cref="Encode"/>
    public IEnumerable<FloatRows> Reconstruct(ReadOnlyMemory<byte> pixels) => Run(pixels, Find<IReconstructor>("reconstruct").Reconstruct);

    /// <summary>The images that codes stand for: 784 pixels in [0, 1] each. Of an image's code it is the image's reconstruction.</summary>
    /// <param name="codes">As wide as <see cref="CodeSize"/>.</param>
    /// <exception cref="ArgumentException">The codes are of another width.</exception>
    /// <exception cref="NotSupportedException">The model has no code.</exception>
    public FloatRows Decode(FloatRows codes)
    {
        var decoder = Find<IDecoder>("decode");
        if (codes.Width != CodeSize) { throw new ArgumentException($"A code of this {Model} has {CodeSize} numbers, but these have {codes.Width}.", nameof(codes)); }

        using var scope = NewDisposeScope();
        return ToRows(decoder.Decode(tensor(codes.Values).view(-1, codes.Width)));
    }

    /// <summary>Whether a code's numbers can be below 0: not where a ReLU or a sigmoid gives them.</summary>
    /// <exception cref="NotSupportedException">The model has no code.</exception>
    public bool HasNegativeCodes => Find<IDecoder>("decode").HasNegativeCodes;

    /// <summary>Images made from noise: 784 pixels in [0, 1] each, batch by batch. Equal seeds give equal bits.</summary>
    /// <param name="count">How many, from 1.</param>
    /// <param name="seed">Where the noise comes from.</param>
    /// <exception cref="NotSupportedException">The model makes no images from noise.</exception>
    public IEnumerable<FloatRows> Generate(int count, long seed)
    {
        var generator = Find<INoiseGenerator>("generate");
        return NoiseBatches(generator, count, seed, (noise, rows) => ToRows(generator.Generate(noise).narrow(0, 0, rows)));
    }

    /// <summary>What <see cref="Generate(int, long)"/> makes its images from: a row of <see cref="NoiseSize"/> numbers for each, batch by batch.</summary>
    /// <inheritdoc cref="Generate(int, long)"/>
    public IEnumerable<FloatRows> DrawNoise(int count, long seed) =>
        NoiseBatches(Find<INoiseGenerator>("generate"), count, seed, (noise, rows) => ToRows(noise.narrow(0, 0, rows)));

    /// <summary>Numbers of noise to an image; of a vae its code's.</summary>
    /// <exception cref="NotSupportedException">The model makes no images from noise.</exception>
    public int NoiseSize
    {
        get
        {
            using var scope = NewDisposeScope();
            return (int)Find<INoiseGenerator>("generate").DrawNoise(1, new(0, trialStream: 0), "size").shape[1];
        }
    }

    /// <summary>Whether noise is drawn from N(0, 1), else from U(-1, 1).</summary>
    /// <exception cref="NotSupportedException">The model makes no images from noise.</exception>
    public bool HasNormalNoise => Find<INoiseGenerator>("generate").HasNormalNoise;

    /// <summary>Images made from given noise, or from a vae's codes: 784 pixels in [0, 1] each, batch by batch.</summary>
    /// <param name="noise">As wide as <see cref="NoiseSize"/>.</param>
    /// <exception cref="NotSupportedException">The model makes no images from noise.</exception>
    public IEnumerable<FloatRows> Generate(FloatRows noise)
    {
        var generator = Find<INoiseGenerator>("generate");
        return Enumerable.Range(0, (noise.Count + GenerationBatchSize - 1) / GenerationBatchSize).Select(batch =>
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(GenerationBatchSize, noise.Count - batch * GenerationBatchSize);
            var whole = new float[GenerationBatchSize * noise.Width];
            noise.Values.AsSpan(batch * whole.Length, count * noise.Width).CopyTo(whole);
            return ToRows(generator.Generate(tensor(whole).view(-1, noise.Width)).narrow(0, 0, count));
        });
    }

    /// <summary>Writes the weights as a safetensors file, under the names of the modules in <c>docs/guides/pytorch.md</c>.</summary>
    /// <param name="destination">Where to; stays open.</param>
    /// <param name="version">The program's version, for the file's metadata.</param>
    public void WriteSafetensors(Stream destination, string version)
    {
        using var scope = NewDisposeScope();
        var weights = PortableWeights.Of(Model, _parameters, _trainer.Weights);
        SafetensorsWriter.Write(destination, weights, WeightsMetadata.Of(Model, _parameters, Epoch, version));
    }

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();

    private T Find<T>(string use) where T : class =>
        _trainer.Model as T ?? throw new NotSupportedException($"{Model} cannot {use}.");

    private static IEnumerable<FloatRows> NoiseBatches(INoiseGenerator generator, int count, long seed, Func<Tensor, int, FloatRows> use)
    {
        var seeds = new RandomStreams(seed, trialStream: 0);
        return Enumerable.Range(0, (count + GenerationBatchSize - 1) / GenerationBatchSize).Select(batch =>
        {
            using var scope = NewDisposeScope();
            var noise = generator.DrawNoise(GenerationBatchSize, seeds, FormattableString.Invariant($"generate/{batch}"));
            return use(noise, Math.Min(GenerationBatchSize, count - batch * GenerationBatchSize));
        });
    }

    private static IEnumerable<FloatRows> Run(ReadOnlyMemory<byte> pixels, Func<Tensor, Tensor> use)
    {
        const int Bytes = BatchSize * LabeledImages.PixelCount;
        for (var start = 0; start < pixels.Length; start += Bytes)
        {
            yield return Run(pixels.Slice(start, Math.Min(Bytes, pixels.Length - start)).ToArray(), use);
        }
    }

    private static FloatRows Run(byte[] pixels, Func<Tensor, Tensor> use)
    {
        using var scope = NewDisposeScope();
        return ToRows(use(tensor(pixels, dtype: uint8).to(float32).Divide(255).view(-1, LabeledImages.PixelCount)));
    }

    private static FloatRows ToRows(Tensor values) =>
        new((int)values.shape[0], (int)values.shape[1], values.contiguous().data<float>().ToArray());
}
