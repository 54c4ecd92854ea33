namespace Orchestrator.Grains.Sweeps;

/// <summary>Collects everything that is wrong, so that all of it is told at once.</summary>
internal sealed class Problems
{
    /// <summary>A file of nonsense is not answered with a page per line.</summary>
    public const int MaxErrors = 100;

    private readonly List<SweepError> _errors = [];
    private readonly List<SweepNote> _notes = [];

    public bool HasErrors => _errors.Count > 0;

    /// <summary>By place; what overrides got wrong after what the file did.</summary>
    public IReadOnlyList<SweepError> Errors =>
        [.. _errors.OrderBy(error => error.File.StartsWith("--set ", StringComparison.Ordinal))
            .ThenBy(error => error.Line)
            .ThenBy(error => error.Column)];

    public IReadOnlyList<SweepNote> Notes => _notes;

    public void Error(Position at, string message)
    {
        if (_errors.Count < MaxErrors)
        {
            _errors.Add(new SweepError(at.File, at.Line, at.Column, message));
        }
    }

    public void Note(Position at, string message) => _notes.Add(new SweepNote(at.File, at.Line, at.Column, message));
}
