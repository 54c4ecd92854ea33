using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>
/// A model that gives every image the same output, no better than the mean image, and no longer gets better, from epoch 3 on:
/// the variance of its output is below 0.1% of the images'. So does <c>convolutional</c> with <c>loss: mse</c> in 3 of 4 seeds, where the
/// output is black: 1.69 times the mean image's error on MNIST, 1.86 on digits with 0.003%. A <c>vanilla</c> that diverges keeps 0.7% to
/// 1.1%. Close to the mean image itself sound trials rest for a while with 0.4% to 5% (<c>contractive</c> and <c>denoising</c> on
/// digits), slow ones perhaps with less, so that there 0.01% is asked for.
/// </summary>
internal static class DeadModelDetector
{
    private const double SmallestRatio = 0.95;
    private const double ClearRatio = 1.05;
    private const double LargestVariance = 0.001;
    private const double LargestVarianceNearMean = 0.0001;

    public static Finding? Find(AutoencoderEvidence evidence)
    {
        var limit = evidence.Ratio > ClearRatio ? LargestVariance : LargestVarianceNearMean;
        return evidence.IsStuck && evidence.Ratio >= SmallestRatio && evidence.VarianceShare < limit
            ? new(TrainingFailure.DeadModel, FormattableString.Invariant(
                $"Every image gets the same output, with {evidence.Ratio:G3} times the error of the mean image and {evidence.VarianceShare:P2} of the images' variance; another seed, loss or learning rate may help"))
            : null;
    }
}
