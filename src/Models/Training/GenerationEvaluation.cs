using Orchestrator.Models.Data;
using Orchestrator.Models.Features;
using Orchestrator.Models.Metrics;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>
/// Measures what a model generates against real images in the features of the data set's classifier: as many generated ones as
/// real ones, 10,000 at most, since a distance of finite sets is the larger the fewer they are.
/// </summary>
/// <param name="data">The data set.</param>
/// <param name="generator">The model.</param>
internal sealed class GenerationEvaluation(ImageDataSet data, IGenerator generator)
{
    /// <summary>
    /// The metrics, in the order of <see cref="Catalog.FamilyCatalog.GenerationEpochMetrics"/>, and of the dear ones in that of
    /// <see cref="Catalog.FamilyCatalog.GenerationLastMetrics"/>.
    /// </summary>
    /// <param name="real">[n, 784] in [0, 1], at least two.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="dear">Names of those that take as long as an epoch and are wanted, among others.</param>
    /// <param name="cancellation">Ends the training of a classifier that nobody has asked for yet.</param>
    public IEnumerable<KeyValuePair<string, double>> Measure(Tensor real, byte[] labels, IReadOnlyList<string> dear, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        var classifier = ClassifierStore.Default.Get(data, _ => { }, cancellation);
        var reference = ReferenceFeatures.Of(real, classifier);
        var images = generator.Generate(reference.Features.Count);
        var generated = classifier.Extract(images);
        return
        [
            .. GenerationMetrics.Measure(reference, labels, images, generated),
            .. GenerationMetrics.MeasureDear(dear, reference.Features, generated),
        ];
    }
}
