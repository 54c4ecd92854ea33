using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>
/// The discriminator has won: over a whole epoch, from epoch 3 on, its loss is below 0.1, it tells 98.5% right (so that it cannot
/// miss more than 3% of either kind) and the generator's loss is above 5. Measured on MNIST: with Adam's beta1 0.9 and a rate
/// of 0.002 it is 0.035 to 0.063, 99% and 15 to 19; in sound GANs 0.33 to 0.65, 60% to 89% and 0.7 to 1.8. The mean over the epoch
/// stands for a moving one, which would have to be kept in checkpoints.
/// </summary>
internal static class DiscriminatorWonDetector
{
    private const int FirstEpoch = 3;
    private const int FewestSteps = 100;
    private const double LargestLoss = 0.1;
    private const double SmallestAccuracy = 0.985;
    private const double SmallestGeneratorLoss = 5;

    public static Finding? Find(GanEvidence evidence) =>
        evidence is
        {
            Epoch: >= FirstEpoch, Steps: >= FewestSteps, DiscriminatorLoss: < LargestLoss,
            DiscriminatorAccuracy: >= SmallestAccuracy, GeneratorLoss: > SmallestGeneratorLoss
        }
            ? new(TrainingFailure.DiscriminatorWon, FormattableString.Invariant(
                $"The discriminator tells {evidence.DiscriminatorAccuracy:P1} of the images right with a loss of {evidence.DiscriminatorLoss:G3}, and the generator's loss is {evidence.GeneratorLoss:G3}; a lower discriminator_learning_rate may help"))
            : null;
}
