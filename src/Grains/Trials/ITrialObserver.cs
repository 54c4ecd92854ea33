using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Trials;

/// <summary>Hears how an attempt goes. Called on the slot's thread.</summary>
public interface ITrialObserver
{
    /// <summary>An epoch has ended.</summary>
    /// <returns>false when the attempt shall end before its next epoch; after its last epoch it is Completed all the same.</returns>
    bool OnEpoch(EpochReport report);

    /// <summary>Whether the attempt is asked to end after this epoch.</summary>
    bool IsStopping { get; }

    /// <summary>Something that a person should know, and that does not end the attempt.</summary>
    void OnNotice(string text);

    /// <summary>Some steps of an epoch are done.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="epochs">The trial's epochs.</param>
    /// <param name="fraction">How much of the epoch is done, 0 to 1.</param>
    /// <param name="loss">The running training loss.</param>
    /// <param name="imagesPerSecond">The speed in this epoch so far.</param>
    void OnProgress(int epoch, int epochs, double fraction, double loss, double imagesPerSecond);
}
