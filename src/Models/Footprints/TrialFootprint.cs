using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Gans;

namespace Orchestrator.Models.Footprints;

/// <summary>
/// The memory that training takes, estimated from shapes before it starts. Factors are measured: the benchmark's <c>memory</c>
/// prints estimates beside what trials took.
/// </summary>
public static class TrialFootprint
{
    /// <summary>Bytes of the program and libtorch's libraries before the first trial.</summary>
    public const long Program = 250_000_000;

    private const long Float = sizeof(float);

    // Weights, gradients, two moments, and what a checkpoint copies.
    private const long CopiesOfWeights = 6;

    // Values and gradients of each, and what operators make in between.
    private const long CopiesOfActivations = 4;

    // Codes, standardized ones, their products; as in CodeMetrics, no more than 2^24 numbers.
    private const long CopiesOfCodes = 8;
    private const long MostCodeNumbers = 1 << 24;

    // Evaluation goes in chunks; the allocator keeps what it gave for the next.
    private const long AutoencoderEvaluation = 400_000_000;
    private const long GanEvaluation = 350_000_000;

    /// <summary>Bytes of a data set, shared by all trials of a process.</summary>
    /// <param name="count">Training and test images together.</param>
    public static long OfData(long count) => count * LabeledImages.PixelCount * (1 + Float);

    /// <summary>Bytes that a trial takes at its peak, beside its data set.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="parameters">Checked parameters.</param>
    /// <param name="trainCount">Training images.</param>
    public static long Of(string model, ParameterSet parameters, int trainCount)
    {
        var size = NetworkSize.Of(model, parameters);
        var definition = ModelCatalog.Find(model)!;
        long batch = Math.Min(parameters.Integer("batch_size", definition.DefaultBatchSize), trainCount);
        var codes = Math.Min(trainCount * size.Code, MostCodeNumbers);
        return (size.Code > 0 ? AutoencoderEvaluation : GanEvaluation + EvaluationNoise(parameters))
            + (parameters.Integer("validation_size", 0) * LabeledImages.PixelCount * Float)
            + (Float * ((CopiesOfWeights * size.Weights) + (CopiesOfActivations * batch * size.Activations) + (CopiesOfCodes * codes)));
    }

    // Drawn for 10,000 images, and copied once.
    private static long EvaluationNoise(ParameterSet parameters) =>
        2 * 10_000 * Float * parameters.Integer("noise_size", AdversarialOptions.DefaultNoiseSize);
}
