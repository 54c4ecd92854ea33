using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Classification;
using Orchestrator.Models.Features;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tests.Data;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Features;

/// <summary>A classifier of the program's own digits.</summary>
public sealed class ClassifierTests : IClassFixture<ClassifierTests.Fixture>, IDisposable
{
    private readonly Fixture _fixture;
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public ClassifierTests(Fixture fixture) => _fixture = fixture;

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Train_Digits_TellsNearlyAllTestImagesRight() => Assert.InRange(_fixture.Classifier.Accuracy, 0.95, 1);

    [Fact]
    public void Measure_RealImagesAndNoise_AreNearAndFar()
    {
        var reference = ReferenceFeatures.Of(_fixture.Test, _fixture.Classifier);
        var real = ResidentImages.Of(_fixture.Data.Train).narrow(0, 0, reference.Features.Count);
        using var generator = new Generator(1, CPU);
        var noise = empty(reference.Features.Count, LabeledImages.PixelCount).uniform_(0, 1, generator);

        var (near, far) = (Measure(reference, real), Measure(reference, noise));

        Assert.True(near["frechet_distance"] * 30 < far["frechet_distance"], $"{near["frechet_distance"]}, {far["frechet_distance"]}");
        Assert.InRange(near["precision"], 0.7, 1);
        Assert.InRange(near["recall"], 0.7, 1);
        Assert.InRange(near["density"], 0.7, 1.3);
        Assert.InRange(near["coverage"], 0.8, 1);
        Assert.InRange(near["class_kl"], 0, 0.05);
        Assert.InRange(far["recall"], 0, 0.05);
        Assert.InRange(far["coverage"], 0, 0.05);
        Assert.True(far["kid"] > near["kid"] + 0.1);
        Assert.True(far["class_kl"] > 0.5);
        Assert.Equal((0, 0), (near["duplicates"], far["duplicates"]));
    }

    [Fact]
    public void Reference_SameImages_IsMadeOnce() =>
        Assert.Same(ReferenceFeatures.Of(_fixture.Test, _fixture.Classifier), ReferenceFeatures.Of(_fixture.Test, _fixture.Classifier));

    [Fact]
    public void Extract_FastWay_GivesTheNetworksFeaturesAndClasses()
    {
        var images = _fixture.Test.narrow(0, 0, 300);

        var (fast, eager) = (_fixture.Classifier.Extract(images), _fixture.Classifier.ExtractEagerly(images));

        Assert.Equal(eager.Classes, fast.Classes);
        Assert.All(eager.Values.Zip(fast.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void Extract_ImagesSideBySide_AnyNumberGivesTheSameBits()
    {
        var images = _fixture.Test.narrow(0, 0, 37);
        ImageFeatures[] all = [.. new[] { 16, 8, 4 }.Select(lanes =>
        {
            using FastClassifier classifier = new(_fixture.Classifier.Weights, lanes);
            return classifier.Extract(images);
        })];

        Assert.All(all[1..], features => Assert.Equal(all[0].Values, features.Values));
    }

    private Dictionary<string, double> Measure(ReferenceFeatures reference, Tensor images)
    {
        var generated = _fixture.Classifier.Extract(images);
        return new(
        [
            .. GenerationMetrics.Measure(reference, _fixture.Data.Test.Labels, images, generated),
            .. GenerationMetrics.MeasureDear(FamilyCatalog.DearMetrics, reference.Features, generated),
        ]);
    }

    /// <summary>A classifier that is trained once for all tests of the class.</summary>
    public sealed class Fixture : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Fixture()
        {
            using var store = new ClassifierStore(_folder.Path);
            Data = DataSetLoader.Load(new("digits") { DigitsTrainCount = 2_000, DigitsTestCount = 500 });
            Classifier = store.Get(Data, _ => { }, TestContext.Current.CancellationToken);
        }

        internal ImageDataSet Data { get; }

        internal Classifier Classifier { get; }

        internal Tensor Test => ResidentImages.Of(Data.Test);

        public void Dispose() => _folder.Dispose();
    }
}
