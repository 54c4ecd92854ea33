using Orchestrator.Models.Catalog;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Features;

/// <summary>The classifier in whose features generated images are measured.</summary>
public static class FeatureClassifier
{
    /// <summary>
    /// Sees to it that a trainer of <paramref name="request"/> finds its data set's classifier, if it needs one: read from the
    /// user's cache or trained, which takes up to a minute, once for each data set and machine kind. A trainer that does not
    /// find it gets it in the same way at its first evaluation, unannounced.
    /// </summary>
    /// <param name="request">What a trainer will be made from.</param>
    /// <param name="notify">Told what a person should know, in words that follow a trial's number.</param>
    /// <param name="cancellation">Ends the training, or the wait for another thread's.</param>
    /// <exception cref="OperationCanceledException">Canceled.</exception>
    public static void Prepare(TrainerRequest request, Action<string> notify, CancellationToken cancellation)
    {
        if (ModelNames.Gans.Contains(request.Model))
        {
            ClassifierStore.Default.Get(request.Data, notify, cancellation);
        }
    }
}
