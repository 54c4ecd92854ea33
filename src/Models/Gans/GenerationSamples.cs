using Orchestrator.Models.Tensors;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>
/// Draws what a generator makes of fixed noise: noise of size k is the first k columns of one matrix, the same for all
/// trials and epochs. Batch normalization uses its running statistics and leaves them alone.
/// </summary>
/// <param name="generator">The generator.</param>
/// <param name="options">Kind and size of the noise.</param>
/// <param name="seeds">Where the noise comes from.</param>
internal sealed class GenerationSamples(nn.Module<Tensor, Tensor> generator, AdversarialOptions options, RandomStreams seeds)
{
    public const string Kind = "generation";
    private const int LargestNoiseSize = 4096;
    private const int LargestEvaluation = 10_000;
    private const int ChunkSize = 250;

    /// <summary>Draws <paramref name="count"/> images, about as many rows as columns.</summary>
    public SampleGrid Draw(int count)
    {
        using var scope = NewDisposeScope();
        return SampleImages.Draw(Kind, Run(FixedNoise("sample-noise", SampleImages.LargestCount, count)), (int)Math.Ceiling(Math.Sqrt(count)));
    }

    /// <summary>Generates images: [count, 784] in [0, 1], in the caller's dispose scope. Fewer are the first of more.</summary>
    public Tensor Generate(int count)
    {
        using var scope = NewDisposeScope();
        return cat([.. EvaluationNoise(count).split(ChunkSize).Select(RunAlone)]).MoveToOuterDisposeScope();
    }

    private Tensor RunAlone(Tensor noise)
    {
        using var scope = NewDisposeScope();
        return Run(noise).MoveToOuterDisposeScope();
    }

    /// <summary>The images of noise [n, k]: [n, 784] in [0, 1]. What it makes lives in the caller's dispose scope.</summary>
    public Tensor Run(Tensor noise)
    {
        using var withoutGradients = no_grad();
        generator.eval();
        try
        {
            return generator.call(noise.to(generator.parameters().First().device)).Plus(1).Times(0.5).to(CPU);
        }
        finally
        {
            generator.train();
        }
    }

    // A column of the matrix at a time, so that only those in use are drawn.
    private Tensor EvaluationNoise(int count)
    {
        using var stream = seeds.EvaluationGenerator("evaluation-noise");
        Tensor[] columns = [.. Enumerable.Range(0, options.NoiseSize).Select(_ => Noise.Draw(options.Noise, 1, LargestEvaluation, stream))];
        return cat(columns).narrow(1, 0, count).t().contiguous();
    }

    private Tensor FixedNoise(string purpose, int rows, int count)
    {
        using var stream = seeds.EvaluationGenerator(purpose);
        return Noise.Draw(options.Noise, rows, LargestNoiseSize, stream).narrow(0, 0, count).narrow(1, 0, options.NoiseSize);
    }
}
