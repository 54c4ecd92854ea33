namespace Orchestrator.Models.Training;

/// <summary>
/// Trains one model on one data set, an epoch at a time. Bound to the thread that made it. Equal options and seeds give
/// equal bits, whatever else the process does and however often it is evaluated. The caller disposes it.
/// </summary>
public interface ITrainer : IDisposable
{
    /// <summary>Epochs that the trial asks for.</summary>
    int Epochs { get; }

    /// <summary>The last finished epoch; 0 at first.</summary>
    int Epoch { get; }

    /// <summary>Trains epoch <see cref="Epoch"/> + 1 and evaluates.</summary>
    /// <param name="progress">Told after each few steps; may be null.</param>
    /// <param name="cancellation">Ends the epoch within one batch; the trainer is then of no further use.</param>
    /// <returns>The epoch's metrics.</returns>
    /// <exception cref="OperationCanceledException">Canceled.</exception>
    /// <exception cref="TrainingException">The trial failed by its own doing.</exception>
    EpochResult TrainEpoch(IProgress<StepProgress>? progress, CancellationToken cancellation);

    /// <summary>Draws sample images of the model as it is: PNGs by kind. Changes nothing that trains.</summary>
    /// <param name="count">Images in a sample, 1 to 64.</param>
    IReadOnlyList<SampleGrid> DrawSamples(int count);

    /// <summary>SHA-256, in lower-case hex, over the names, shapes and bits of all parameters and buffers.</summary>
    string HashWeights();

    /// <summary>Writes everything that <see cref="LoadState"/> needs to go on bit for bit: weights, buffers, optimizers, epoch.</summary>
    void SaveState(Stream destination);

    /// <summary>Takes up a state written by <see cref="SaveState"/> for equal options.</summary>
    /// <exception cref="InvalidDataException">The state is torn or belongs to other options; the message says which.</exception>
    void LoadState(Stream source);

    /// <summary>
    /// Takes up a state written by <see cref="SaveState"/> for another trial of the same model, data and seeds, whose options may differ
    /// in what does not shape the network. The trainer's own options hold from the next epoch on.
    /// </summary>
    /// <exception cref="InvalidDataException">The state is torn or belongs to another network, data set or seed; the message says which.</exception>
    void LoadCopy(Stream source);
}
