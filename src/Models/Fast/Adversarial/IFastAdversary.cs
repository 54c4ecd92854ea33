using Orchestrator.Models.Training;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>A way to train a GAN that draws its own noise and gathers its own batches.</summary>
internal interface IFastAdversary
{
    /// <summary>Starts an epoch.</summary>
    /// <param name="noise">The epoch's stream of the generator's noise.</param>
    /// <param name="mixing">Its stream for what else is drawn.</param>
    IEpochSteps BeginEpoch(NoiseStream noise, NoiseStream mixing);
}
