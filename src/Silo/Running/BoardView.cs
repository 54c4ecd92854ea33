using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Silo.Output;
using Spectre.Console;

namespace Orchestrator.Silo.Running;

/// <summary>
/// A board of fixed height that is drawn over itself: the whole, one line for each slot, the best so far, the last notice.
/// </summary>
internal sealed class BoardView(IAnsiConsole console, int slots) : IRunView
{
    private const int BarWidth = 30;
    private const int MaxSlotLines = 16;

    private readonly int _slotLines = Math.Min(slots, MaxSlotLines);
    private string _notice = "";
    private string _lastEvent = "";
    private bool _isDrawn;

    public void Notice(string text)
    {
        if (_isDrawn) { _notice = text; }
        else { console.MarkupLineInterpolated($"{text}"); }
    }

    public void TrialEnded(TrialSpec trial, TrialOutcome outcome, double? value, RunProgress progress)
    {
        var score = value is null ? "" : $" {Words.Number(value)}";
        _lastEvent = $"trial {trial.Number} {trial.Model} {outcome.State}{score} {outcome.Failure?.Message}";
        Update(progress);
    }

    public void Update(RunProgress progress)
    {
        var lines = Compose(progress);
        if (_isDrawn) { console.Cursor.MoveUp(lines.Count); }
        else { console.Cursor.Hide(); }

        _isDrawn = true;
        foreach (var line in lines) { WriteLine(line); }
    }

    public void Dispose()
    {
        if (_isDrawn) { console.Cursor.Show(); }
    }

    /// <summary>The board's lines: always as many, whatever happens.</summary>
    internal List<string> Compose(RunProgress progress)
    {
        var experiment = progress.Experiment;
        List<string> lines =
        [
            $"{experiment.Name} {experiment.Id}  {Bar(progress.Fraction, BarWidth)} {experiment.Trials.Ended}/{experiment.Planned?.ToString() ?? "?"}"
            + $"{Failed(experiment.Trials.Failed)}  {Words.Duration(progress.Elapsed)}{Remaining(progress)}",
        ];
        lines.AddRange(progress.Slots.Take(_slotLines).Select(DescribeSlot));
        lines.Add("best: " + string.Join("  ", experiment.Best.Select(entry => $"{entry.Metric} {Words.Number(entry.Value)} ({entry.Model}, trial {entry.Trial})").DefaultIfEmpty("-")));
        lines.Add($"last: {_lastEvent}");
        lines.Add(_notice);
        return lines;
    }

    private static string DescribeSlot(SlotStatus slot) => slot switch
    {
        { ExperimentId: null } => $"  slot {slot.Slot}  idle",
        { Epochs: 0 } => $"  slot {slot.Slot}  trial {slot.Trial,-4} {slot.Model,-14} starting",
        _ => $"  slot {slot.Slot}  trial {slot.Trial,-4} {slot.Model,-14} {Bar(RunProgress.Part(slot), 10)} epoch {slot.Epoch}/{slot.Epochs}"
            + $"  loss {Words.Number(slot.Loss)}  {slot.ImagesPerSecond:F0} images/s",
    };

    private static string Bar(double fraction, int width)
    {
        var filled = (int)Math.Round(Math.Clamp(fraction, 0, 1) * width);
        return new string('━', filled) + new string('·', width - filled);
    }

    private static string Failed(int count) => count > 0 ? $"  failed {count}" : "";

    private static string Remaining(RunProgress progress) =>
        progress.Remaining is { } remaining ? $"  about {Words.Duration(remaining)} left" : "";

    private void WriteLine(string line)
    {
        // Cut, never wrapped: a wrapped line would break the board's height.
        var width = Math.Max(20, console.Profile.Width - 1);
        console.Write(new ControlCode("\u001b[2K"));
        console.WriteLine(line.Length > width ? line[..width] : line);
    }
}
