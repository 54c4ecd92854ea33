using Orchestrator.Models.Metrics;

namespace Orchestrator.Models.Detectors;

/// <summary>What autoencoders are judged by, all of it under the trial's own training corruption.</summary>
/// <param name="Epoch">The epoch just trained, from 1.</param>
/// <param name="Steps">Steps so far.</param>
/// <param name="Before">What the model gave before that epoch.</param>
/// <param name="After">What it gives now.</param>
/// <param name="Baseline">What predictors score that look at no image.</param>
internal sealed record AutoencoderEvidence(
    int Epoch, long Steps, ReconstructionEvidence Before, ReconstructionEvidence After, MeanImage Baseline)
{
    private const int FirstEpoch = 3;
    private const int FewestSteps = 100;

    // An epoch of 63 steps takes 1.5% off at the slowest in sound trials near the mean image (denoising, contractive), less than
    // 0.06% in diverged and dead ones.
    private const double SmallestFall = 0.001;

    // Sgd with a rate of 0.001 stays within 0.3% for long: it has not begun, and may yet.
    private const double NearGrey = 0.02;

    /// <summary>The error as a multiple of the mean image's.</summary>
    public double Ratio => After.Error / Baseline.Error;

    /// <summary>The output's variance as a share of the images'.</summary>
    public double VarianceShare => After.OutputVariance / Baseline.Error;

    /// <summary>Whether the trial is old enough to be judged.</summary>
    public bool IsRipe => Epoch >= FirstEpoch && Steps >= FewestSteps;

    /// <summary>Whether it is old enough, has left its beginning, and no longer gets better.</summary>
    public bool IsStuck => IsRipe
        && After.Error > Before.Error * (1 - SmallestFall)
        && Math.Abs(After.Error / Baseline.GreyError - 1) > NearGrey;
}
