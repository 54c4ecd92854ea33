namespace Orchestrator.Bench.Sweeps;

/// <summary>The best whole trial of a sweep by the epochs that were trained until it ended.</summary>
internal sealed class FoundCurve
{
    private readonly List<FoundTrial> _points = [];
    private readonly Study _study;
    private int _epochs;

    public FoundCurve(Study study) => _study = study;

    /// <summary>Epochs trained, of all trials.</summary>
    public int Epochs => _epochs;

    /// <summary>The best trial of all.</summary>
    public FoundTrial Best => _points.Count == 0 ? FoundTrial.None : _points[^1];

    /// <summary>Counts one trained epoch.</summary>
    public void AddEpoch() => _epochs++;

    /// <summary>Takes in a whole trial.</summary>
    /// <param name="value">Its objective.</param>
    /// <param name="test">The same on the test images; not a number where that was not measured.</param>
    public void AddTrial(double value, double test = double.NaN)
    {
        if (!double.IsNaN(value) && (_points.Count == 0 || !_study.IsAsGood(Best.Value, value))) { _points.Add(new(_epochs, value, test)); }
    }

    /// <summary>The best trial after so many epochs.</summary>
    public FoundTrial BestWithin(int epochs) => _points.LastOrDefault(point => point.Epochs <= epochs) ?? FoundTrial.None;

    /// <summary>Epochs until a trial was as good as <paramref name="value"/>, or null.</summary>
    public int? EpochsUntil(double value) => _points.FirstOrDefault(point => _study.IsAsGood(point.Value, value))?.Epochs;
}
