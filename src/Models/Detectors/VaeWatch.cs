using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>Judges a variational autoencoder after each epoch.</summary>
internal sealed class VaeWatch
{
    private readonly AutoencoderWatch _reconstruction = new();
    private double _lossBefore = double.PositiveInfinity;

    /// <summary>Takes in what the model gives before its next epoch.</summary>
    public void Note(VaeEvidence evidence)
    {
        _reconstruction.Note(evidence.Reconstruction);
        _lossBefore = evidence.Loss;
    }

    /// <summary>What a trial fails of after an epoch, or null. The first that finds something names it.</summary>
    /// <inheritdoc cref="IWatched.Examine"/>
    public Finding? Examine(TrainingSplit split, int epoch, long steps, VaeEvidence after)
    {
        var collapse = PosteriorCollapseDetector.Find(epoch, steps, _lossBefore, after);
        _lossBefore = after.Loss;
        return _reconstruction.Examine(split, epoch, steps, after.Reconstruction) is { } other ? collapse ?? other : collapse;
    }
}
