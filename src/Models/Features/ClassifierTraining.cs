using Orchestrator.Models.Data;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Features;

/// <summary>
/// Trains a data set's classifier on its training images: cross-entropy, Adam from 0.002 down to 0, batches of 64. Its streams have a seed of
/// their own, so that every experiment on a data set measures by the same classifier. Equal data give equal bits on one
/// machine kind.
/// </summary>
internal static class ClassifierTraining
{
    private const long Seed = 0;
    private const int BatchSize = 64;
    private const int FewestSteps = 300;
    private const int FewestEpochs = 2;
    private const double LearningRate = 2e-3;

    /// <summary>Passes over the images: two, or as many as take 300 steps of a whole batch.</summary>
    /// <param name="images">How many there are.</param>
    public static int Epochs(int images) => Math.Max(FewestEpochs, (FewestSteps * BatchSize + images - 1) / images);

    /// <summary>Trains; takes seconds to a minute. The caller disposes the network.</summary>
    /// <param name="data">The training images.</param>
    /// <param name="epochs">Passes over them.</param>
    /// <param name="cancellation">Looked at before each batch.</param>
    /// <exception cref="OperationCanceledException">Canceled.</exception>
    public static ClassifierNetwork Run(LabeledImages data, int epochs, CancellationToken cancellation)
    {
        var seeds = new RandomStreams(Seed, 0);
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        using var initialization = seeds.TrainingGenerator("classifier/initialization");
        var network = new ClassifierNetwork(new(initialization));
        Tensor[] weights = [.. network.parameters()];
        using var optimizer = new Adam(weights, LearningRate);
        var images = ResidentImages.Of(data);
        var labels = tensor(data.Labels, dtype: int64);
        var steps = StepsPerEpoch(data.Count);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            using var shuffle = seeds.TrainingGenerator("classifier/shuffle", epoch);
            foreach (var rows in randperm(data.Count, generator: shuffle).split(BatchSize))
            {
                cancellation.ThrowIfCancellationRequested();
                using var step = NewDisposeScope();
                optimizer.Rate = LearningRate * (1 - optimizer.Steps / ((double)steps * epochs));
                var scores = network.call(images.index_select(0, rows));
                var loss = nn.functional.cross_entropy(scores, labels.index_select(0, rows));
                optimizer.Step(autograd.grad([loss], weights));
            }
        }

        return network;
    }

    private static int StepsPerEpoch(int images) => (images + BatchSize - 1) / BatchSize;
}
