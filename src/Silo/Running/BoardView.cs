using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Silo.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Orchestrator.Silo.Running;

/// <summary>
/// A board that is drawn over itself: the whole, one line for each slot, the best so far, the last notice. It is cut to the
/// terminal, since what scrolls out of it cannot be drawn over.
/// </summary>
internal sealed class BoardView(IAnsiConsole console, int slots) : IRunView
{
    private const int BarWidth = 30;
    private const int MaxSlotLines = 16;
    private const int OtherLines = 4;

    private string _notice = "";
    private string _lastEvent = "";
    private int _drawnLines;

    private bool IsDrawn => _drawnLines > 0;

    public void Notice(string text)
    {
        if (IsDrawn) { _notice = text; }
        else { console.MarkupLineInterpolated($"{text}"); }
    }

    public void TrialEnded(TrialSpec trial, TrialOutcome outcome, double? value, RunProgress progress)
    {
        var score = value is null ? "" : $" {Words.Number(value)}";
        _lastEvent = $"trial {trial.Number} {trial.Model} {outcome.State}{score} {outcome.Failure?.Message}";
        Update(progress);
    }

    public void TrialPruned(TrialSpec trial, string reason, RunProgress progress)
    {
        _lastEvent = $"trial {trial.Number} {trial.Model} {reason}";
        Update(progress);
    }

    public void Update(RunProgress progress)
    {
        // The cursor stands on one line more.
        var lines = Compose(progress, Math.Max(1, console.Profile.Height - 1));
        if (IsDrawn) { console.Cursor.MoveUp(_drawnLines); }
        else { console.Cursor.Hide(); }

        _drawnLines = lines.Count;
        foreach (var line in lines) { WriteLine(line); }

        console.Write(new ControlCode("\u001b[J"));
    }

    public void Dispose()
    {
        if (IsDrawn) { console.Cursor.Show(); }
    }

    /// <summary>The board's lines: for one height always as many, whatever happens.</summary>
    /// <param name="progress">What it shows.</param>
    /// <param name="height">The most lines, at least 1.</param>
    internal IReadOnlyList<string> Compose(RunProgress progress, int height)
    {
        var experiment = progress.Experiment;
        List<string> lines =
        [
            $"{experiment.Name} {experiment.Id}  {Bar(progress.Fraction, BarWidth)} {experiment.Trials.Ended}/{experiment.Planned?.ToString() ?? "?"}"
            + $"{Failed(experiment.Trials.Failed)}  {Words.Duration(progress.Elapsed)}{Outlook(progress)}",
        ];
        lines.AddRange(ComposeSlots(progress.Slots, Math.Clamp(height - OtherLines, 0, MaxSlotLines)));
        lines.Add("best: " + string.Join("  ", experiment.Best.Select(entry => $"{entry.Metric} {Words.Number(entry.Value)} ({entry.Model}, trial {entry.Trial})").DefaultIfEmpty("-")));
        lines.Add($"last: {_lastEvent}");
        lines.Add(_notice);
        return [.. lines.Take(height)];
    }

    private IEnumerable<string> ComposeSlots(IReadOnlyList<SlotStatus> status, int height)
    {
        if (slots <= height) { return status.Select(DescribeSlot); }

        var shown = Math.Max(0, height - 1);
        return status.Take(shown).Select(DescribeSlot).Append($"  ... {slots - shown} more").Take(height);
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

    private static string Outlook(RunProgress progress) =>
        progress.Outlook is { Length: > 0 } outlook ? $"  {outlook}" : "";

    private void WriteLine(string line)
    {
        // Cut, never wrapped: a wrapped line would break the board's height.
        console.Write(new ControlCode("\u001b[2K"));
        console.WriteLine(Cut(line, Math.Max(1, console.Profile.Width - 1)));
    }

    /// <summary>What fits into <paramref name="width"/> cells of a terminal; a wide character takes two.</summary>
    internal static string Cut(string line, int width)
    {
        var oneLine = string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return Segment.Truncate(new Segment(oneLine), width)?.Text ?? "";
    }
}
