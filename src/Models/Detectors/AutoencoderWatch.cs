using Orchestrator.Models.Metrics;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>Judges an autoencoder after each epoch.</summary>
internal sealed class AutoencoderWatch
{
    private ReconstructionEvidence _before;
    private MeanImage? _baseline;
    private AutoencoderEvidence? _evidence;

    /// <summary>Takes in what the model gives before its next epoch.</summary>
    public void Note(ReconstructionEvidence evidence) => _before = evidence;

    /// <summary>What a trial fails of after an epoch, or null. The first that finds something names it.</summary>
    /// <inheritdoc cref="IWatched.Examine"/>
    public Finding? Examine(TrainingSplit split, int epoch, long steps, ReconstructionEvidence after)
    {
        _baseline ??= MeanImage.Of(split);
        var evidence = new AutoencoderEvidence(epoch, steps, _before, after, _baseline);
        (_before, _evidence) = (after, evidence);
        return DeadModelDetector.Find(evidence) ?? DivergenceDetector.Find(evidence) ?? DeadUnitsDetector.Find(evidence);
    }

    /// <summary>What is wrong with the epoch that was examined last.</summary>
    public IEnumerable<TrainingWarning> FindWarnings() => _evidence is null
        ? []
        : new[] { NearMeanImageDetector.Warn(_evidence), DeadUnitsDetector.Warn(_evidence) }.OfType<TrainingWarning>();
}
