using Orchestrator.Models.Catalog;
using Orchestrator.Models.Metrics;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Measures the codes of a trained model: learned from its training images, tested on the images of selection.</summary>
/// <param name="split">The images and their labels.</param>
/// <param name="encoder">The model.</param>
internal sealed class CodeEvaluation(TrainingSplit split, IEncoder encoder)
{
    // Bounds the copy of images to encode to 31 MB.
    private const int ChunkSize = 10_000;

    /// <summary>The metrics on the images of selection; then on the test images as <c>final_</c>.</summary>
    /// <param name="wanted">Names of metrics, those of <see cref="FamilyCatalog.CodeMetrics"/> among others.</param>
    /// <param name="withFinal">Whether those on the test images follow.</param>
    public IEnumerable<KeyValuePair<string, double>> Measure(IReadOnlyList<string> wanted, bool withFinal)
    {
        if (!FamilyCatalog.CodeMetrics.Any(wanted.Contains)) { return []; }

        using var scope = NewDisposeScope();
        var selection = new LabeledCodes(encoder.Encode(split.Selection), split.SelectionLabels);
        LabeledCodes[] tests = withFinal
            ? [selection, new(encoder.Encode(split.Test), split.TestLabels)]
            : [selection];
        var measured = CodeMetrics.Measure(wanted, EncodeTraining(selection.Codes.shape[1]), tests);
        return [.. measured[0], .. measured.Skip(1).SelectMany(FinalMetrics.Of)];
    }

    private LabeledCodes EncodeTraining(long units)
    {
        using var scope = NewDisposeScope();
        var (rows, labels) = split.TakeTraining(CodeMetrics.TrainingCount(split.Count, units));
        return new(cat([.. rows.split(ChunkSize).Select(Encode)]).MoveToOuterDisposeScope(), labels);
    }

    private Tensor Encode(Tensor rows)
    {
        using var scope = NewDisposeScope();
        return encoder.Encode(split.Images.index_select(0, rows)).MoveToOuterDisposeScope();
    }
}
