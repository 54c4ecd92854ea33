using System.Collections.Concurrent;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Features;

/// <summary>
/// The classifiers of data sets: from memory, else from a folder, else trained, once for all trials of a process. Processes that
/// train one at once write equal files.
/// </summary>
/// <param name="folder">Where files lie; it is made.</param>
/// <param name="epochs">Passes over so many training images; by default those of <see cref="ClassifierTraining.Epochs"/>.</param>
internal sealed class ClassifierStore(string folder, Func<int, int>? epochs = null) : IDisposable
{
    private const double LowAccuracy = 0.9;
    private readonly ConcurrentDictionary<string, Classifier> _classifiers = [];
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>The store in the user's cache.</summary>
    public static ClassifierStore Default { get; } = new(UserCache.Folder("classifiers"));

    /// <summary>The classifier of a data set.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="notify">Told what a person should know: that training begins, what it gave, that nothing could be kept.</param>
    /// <param name="cancellation">Ends the training, or the wait for another thread's.</param>
    /// <exception cref="OperationCanceledException">Canceled.</exception>
    public Classifier Get(ImageDataSet data, Action<string> notify, CancellationToken cancellation)
    {
        if (_classifiers.TryGetValue(data.Sha256, out var known))
        {
            return known;
        }

        _gate.Wait(cancellation);
        try
        {
            return _classifiers.TryGetValue(data.Sha256, out known)
                ? known
                : _classifiers[data.Sha256] = ReadOrTrain(data, notify, cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The file of a data set's classifier.</summary>
    internal string PathOf(ImageDataSet data) => Path.Combine(folder, KeyOf(data).FileName);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private static ClassifierKey KeyOf(ImageDataSet data) => new(data.Sha256, MachineKind.Describe());

    private Classifier ReadOrTrain(ImageDataSet data, Action<string> notify, CancellationToken cancellation)
    {
        TorchRuntime.EnsureLoaded();
        if (ClassifierFile.TryRead(PathOf(data), KeyOf(data)) is { } read)
        {
            return read;
        }

        notify($"trains the classifier of {data.Name} first, in whose features GANs are measured; once for each data set and machine kind, which takes up to a minute");
        var trained = Train(data, cancellation);
        notify(FormattableString.Invariant(
            $"has trained the classifier of {data.Name}: it tells {trained.Accuracy:P1} of the test images right{Remark(data, trained)}"));
        Keep(data, trained, notify);
        return trained;
    }

    private Classifier Train(ImageDataSet data, CancellationToken cancellation)
    {
        using var network = ClassifierTraining.Run(data.Train, (epochs ?? ClassifierTraining.Epochs)(data.Train.Count), cancellation);
        var classes = Classifier.Extract(network, ResidentImages.Of(data.Test)).Classes;
        return Classifier.Of(network, classes.Zip(data.Test.Labels).Count(pair => pair.First == pair.Second) / (double)classes.Length);
    }

    private static string Remark(ImageDataSet data, Classifier classifier) =>
        data.Train.Labels.Distinct().Count() < 2 ? ", but all training images are of one class, so that distances by its features say little"
        : classifier.Accuracy < LowAccuracy ? ", so that distances by its features say little; more training images help"
        : "";

    private void Keep(ImageDataSet data, Classifier classifier, Action<string> notify)
    {
        try
        {
            ClassifierFile.Write(PathOf(data), KeyOf(data), classifier);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            notify($"cannot keep the classifier of {data.Name}, which the next process trains again: {exception.Message}");
        }
    }
}
