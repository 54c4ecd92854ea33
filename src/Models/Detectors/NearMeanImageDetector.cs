using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>
/// The error is at least 0.95 of the mean image's, from epoch 3 on. Sound trials rest there for a while (<c>contractive</c> and
/// <c>denoising</c> on digits), so that it is no failure; one that ends there has learned nothing.
/// </summary>
internal static class NearMeanImageDetector
{
    private const double SmallestRatio = 0.95;

    public static TrainingWarning? Warn(AutoencoderEvidence evidence) =>
        evidence.IsRipe && evidence.Ratio >= SmallestRatio
            ? new(TrainingWarningKind.NearMeanImage, FormattableString.Invariant(
                $"The reconstruction error is {evidence.Ratio:G3} times that of the mean image."))
            : null;
}
