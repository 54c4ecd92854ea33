using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>
/// More than half of the code is dead (see <see cref="Metrics.DeadUnits"/>) from epoch 3 on, and the error is above three quarters of the
/// mean image's. Measured: dead are 0 to 11% in sound trials on MNIST, 45% with Adam at 0.01, 64% at 0.1, 72% to 89% under an L1
/// penalty too strong. Dead units alone do not tell: a wide code has some to spare, and a <c>vanilla</c> with Adam at 0.03 loses 61% on
/// digits and still comes down to 0.28 of the mean image's error. More than a tenth is worth a warning.
/// </summary>
internal static class DeadUnitsDetector
{
    private const double LargestShare = 0.5;
    private const double LargestSoundShare = 0.1;
    private const double SoundRatio = 0.75;

    public static Finding? Find(AutoencoderEvidence evidence) =>
        evidence.IsRipe && evidence.After.DeadUnits > LargestShare && evidence.Ratio > SoundRatio
            ? new(TrainingFailure.DeadModel, FormattableString.Invariant(
                $"{evidence.After.DeadUnits:P0} of the code's units are 0 for every image; a lower learning rate or a weaker L1 penalty may help"))
            : null;

    public static TrainingWarning? Warn(AutoencoderEvidence evidence) =>
        evidence.IsRipe && evidence.After.DeadUnits > LargestSoundShare
            ? new(TrainingWarningKind.DeadUnits, FormattableString.Invariant(
                $"{evidence.After.DeadUnits:P0} of the code's units are 0 for every image."))
            : null;
}
