using Orchestrator.Models.Data;
using Orchestrator.Models.Tests.Training;

namespace Orchestrator.Models.Tests.Autoencoders;

/// <summary>The band of the dense autoencoder with a code of 64: 0.0090 to 0.0095 on MNIST's test images after 5 epochs.</summary>
public sealed class MnistBandTests
{
    [Fact]
    public void TrainEpoch_Vanilla_ReachesTheBand()
    {
        var folder = MnistFolder();
        DataSetRequest request = folder is null ? new("digits") : new("mnist") { DataDirectory = folder };
        var data = DataSetLoader.Load(request, cancellation: TestContext.Current.CancellationToken);
        using var trainer = SmallData.Create("vanilla", "batch_size=256", data: data);

        // The program's own digits are fewer: 20 epochs are 320 steps, 5 of MNIST are 1,175.
        var result = Enumerable.Range(0, folder is null ? 20 : 5).Select(_ => trainer.TrainEpoch(null, TestContext.Current.CancellationToken)).ToList()[^1];

        var limit = folder is null ? MeanImageError(data) / 2 : 0.0105;
        Assert.InRange(result.Metrics.Single(metric => metric.Key == "mse").Value, 0, limit);
    }

    private static string? MnistFolder()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        var roots = new List<string?> { Environment.GetEnvironmentVariable("ORCHESTRATOR_DATA") };
        for (var folder = above; folder is not null; folder = folder.Parent)
        {
            roots.Add(Path.Combine(folder.FullName, "shared", "data"));
        }

        return roots.OfType<string>().Select(root => Path.Combine(root, "mnist")).FirstOrDefault(Directory.Exists);
    }

    private static double MeanImageError(ImageDataSet data)
    {
        var columns = Enumerable.Range(0, LabeledImages.PixelCount);
        var means = columns.Select(column => Column(data.Train, column).Average()).ToArray();
        return columns.Average(column => Column(data.Test, column).Average(value => (value - means[column]) * (value - means[column])));
    }

    private static IEnumerable<double> Column(LabeledImages images, int column) =>
        Enumerable.Range(0, images.Count).Select(row => images.Pixels[row * LabeledImages.PixelCount + column] / 255.0);
}
