using Orchestrator.Models.Data;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>
/// What is trained on and what is selected on. With images held back, those are the last of a shuffle that the experiment's
/// seed fixes, the same for every trial; with none, selection is on the test set.
/// </summary>
internal sealed class TrainingSplit : IDisposable
{
    private readonly Tensor? _rows;
    private readonly byte[] _labels;
    private readonly bool _ownsSelection;

    /// <param name="data">The data set.</param>
    /// <param name="validationSize">Training images to hold back; fewer than there are.</param>
    /// <param name="seeds">Where the shuffle comes from.</param>
    public TrainingSplit(ImageDataSet data, int validationSize, RandomStreams seeds)
    {
        Images = ResidentImages.Of(data.Train);
        Test = ResidentImages.Of(data.Test);
        Count = data.Train.Count - validationSize;
        Selection = Test;
        _labels = data.Train.Labels;
        TestLabels = data.Test.Labels;
        SelectionLabels = TestLabels;
        if (validationSize > 0)
        {
            using var scope = NewDisposeScope();
            using var generator = seeds.EvaluationGenerator("validation-split");
            var shuffled = randperm(data.Train.Count, generator: generator);
            _rows = shuffled.narrow(0, 0, Count).clone().DetachFromDisposeScope();
            var heldBack = shuffled.narrow(0, Count, validationSize);
            Selection = Images.index_select(0, heldBack).DetachFromDisposeScope();
            SelectionLabels = LabelsOf(heldBack);
            _ownsSelection = true;
        }
    }

    /// <summary>All training images, held back or not: [n, 784].</summary>
    public Tensor Images { get; }

    /// <summary>The test images: [n, 784].</summary>
    public Tensor Test { get; }

    /// <summary>The images that metrics are measured on: [n, 784].</summary>
    public Tensor Selection { get; }

    /// <summary>The classes of <see cref="Test"/>.</summary>
    public byte[] TestLabels { get; }

    /// <summary>The classes of <see cref="Selection"/>.</summary>
    public byte[] SelectionLabels { get; }

    /// <summary>Whether <see cref="Selection"/> is not the test set.</summary>
    public bool HoldsBack => _ownsSelection;

    /// <summary>Images to train on.</summary>
    public int Count { get; }

    /// <summary>An epoch's order: rows of <see cref="Images"/>, each that is trained on once. Lives in the caller's scope.</summary>
    public Tensor Shuffle(Generator generator)
    {
        var order = randperm(Count, generator: generator);
        return _rows is null ? order : _rows.index_select(0, order);
    }

    /// <summary>
    /// Rows of <see cref="Images"/> that are trained on, evenly spread, the same for every trial, and their classes; in the
    /// caller's scope.
    /// </summary>
    /// <param name="count">How many, at most <see cref="Count"/>.</param>
    public (Tensor Rows, byte[] Labels) TakeTraining(int count)
    {
        var places = tensor(Enumerable.Range(0, count).Select(i => (long)i * Count / count).ToArray());
        var rows = _rows is null ? places : _rows.index_select(0, places);
        return (rows, LabelsOf(rows));
    }

    private byte[] LabelsOf(Tensor rows) => [.. rows.data<long>().ToArray().Select(row => _labels[row])];

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        if (_ownsSelection)
        {
            Selection.Dispose();
        }
    }
}
