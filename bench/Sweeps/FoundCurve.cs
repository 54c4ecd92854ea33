namespace Orchestrator.Bench.Sweeps;

/// <summary>The best whole trial of a sweep by the epochs that were trained until it ended.</summary>
internal sealed class FoundCurve
{
    private readonly List<(int Epochs, double Best)> _points = [];
    private readonly Study _study;
    private int _epochs;

    public FoundCurve(Study study) => _study = study;

    /// <summary>Epochs trained, of all trials.</summary>
    public int Epochs => _epochs;

    /// <summary>The best value of all; not a number where no trial ended with one.</summary>
    public double Best => _points.Count == 0 ? double.NaN : _points[^1].Best;

    /// <summary>Counts one trained epoch.</summary>
    public void AddEpoch() => _epochs++;

    /// <summary>Takes in the value of a whole trial.</summary>
    public void AddTrial(double value)
    {
        if (!double.IsNaN(value) && (_points.Count == 0 || !_study.IsAsGood(Best, value))) { _points.Add((_epochs, value)); }
    }

    /// <summary>The best after so many epochs; not a number where no trial had ended.</summary>
    public double BestWithin(int epochs) =>
        _points.LastOrDefault(point => point.Epochs <= epochs, (Epochs: 0, Best: double.NaN)).Best;

    /// <summary>Epochs until a trial was as good as <paramref name="value"/>, or null.</summary>
    public int? EpochsUntil(double value) =>
        _points.Where(point => _study.IsAsGood(point.Best, value)).Select(point => (int?)point.Epochs).FirstOrDefault();
}
