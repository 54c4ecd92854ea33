using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>
/// Divergence without NaN: the error stays above that of the mean image and no longer falls, from epoch 3 on. Measured: a
/// <c>vanilla</c> with Adam at 0.1 stays at 1.45 times the mean image's on MNIST and 1.88 times on digits, falling by 0.05% an epoch;
/// a <c>contractive</c> that trains well passes 1.29 times at epoch 4 on digits, falling by 6% an epoch.
/// </summary>
internal static class DivergenceDetector
{
    // Sound trials rest for a while near 1 before they find what sets images apart.
    private const double SmallestRatio = 1.05;

    public static Finding? Find(AutoencoderEvidence evidence) => evidence.IsStuck && evidence.Ratio > SmallestRatio
        ? new(TrainingFailure.Diverged, FormattableString.Invariant(
            $"The reconstruction error {evidence.After.Error:G4} is {evidence.Ratio:G3} times that of the mean image and no longer falls; a lower learning rate may help"))
        : null;
}
