using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>
/// A model whose failures can be told from what its epochs give. What is found depends on the weights before and after an
/// epoch alone, so that a resumed trial fails where an undisturbed one does.
/// </summary>
internal interface IWatched
{
    /// <summary>Takes in the model as it is before its next epoch, after its weights were loaded.</summary>
    void Resume(TrainingSplit split);

    /// <summary>Looks at the epoch just trained and evaluated on the images of selection.</summary>
    /// <param name="split">The images.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="steps">Steps since the first epoch began.</param>
    /// <param name="metrics">What the epoch gave.</param>
    /// <returns>What the trial fails of, or null.</returns>
    Finding? Examine(TrainingSplit split, int epoch, long steps, IReadOnlyList<KeyValuePair<string, double>> metrics);

    /// <summary>What is wrong with the epoch that <see cref="Examine"/> found no failure in, at most one of each kind.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="metrics">What the epoch gave.</param>
    IEnumerable<TrainingWarning> FindWarnings(int epoch, IReadOnlyList<KeyValuePair<string, double>> metrics);
}
