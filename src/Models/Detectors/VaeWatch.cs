using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>Judges a variational autoencoder after each epoch.</summary>
internal sealed class VaeWatch
{
    // Below it a weak code is what beta asks for, and errors near the mean image's say nothing.
    private const double SmallestCode = 1;

    private readonly AutoencoderWatch _reconstruction = new();
    private bool _isWeak;
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
        var other = _reconstruction.Examine(split, epoch, steps, after.Reconstruction);
        _isWeak = after.Divergence < SmallestCode;
        return collapse ?? (_isWeak ? null : other);
    }

    /// <inheritdoc cref="AutoencoderWatch.FindWarnings"/>
    public IEnumerable<TrainingWarning> FindWarnings() => _isWeak ? [] : _reconstruction.FindWarnings();
}
