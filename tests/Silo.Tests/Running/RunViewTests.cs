using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Silo.Running;
using Spectre.Console;

namespace Orchestrator.Silo.Tests.Running;

public class RunViewTests
{
    private static readonly SlotStatus Busy = new(0, "abc", 3, "vanilla", 2, 4, 0.5, 0.01, 1000);

    [Fact]
    public void Fraction_EndedAndRunningTrials_CountsRunningOnesByTheirEpochs() =>
        Assert.Equal((1 + 1.5 / 4) / 4, Progress([Busy]).Fraction, 12);

    [Fact]
    public void Remaining_QuarterDoneInTenSeconds_IsWhatTheRestNeedsAtThatSpeed() =>
        Assert.Equal(30, Progress([]).Remaining!.Value.TotalSeconds, 6);

    [Fact]
    public void Remaining_NothingDoneSinceTheStart_IsUnknown() =>
        Assert.Null((Progress([]) with { DoneBefore = 1 }).Remaining);

    [Fact]
    public void Outlook_ResultsWaitForTheDisk_SaysSoInPlaceOfATime() =>
        Assert.Equal("waits: the disk is full", (Progress([]) with { WaitingFor = "the disk is full" }).Outlook);

    [Fact]
    public void Compose_AnyState_HasAlwaysAsManyLines()
    {
        using var writer = new StringWriter();
        using var board = new BoardView(AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer) }), slots: 2);

        var idle = board.Compose(Progress([new(0), new(1)]), 24);
        var busy = board.Compose(Progress([Busy, new(1, "abc", 4, "gan")]), 24);

        Assert.Equal(idle.Count, busy.Count);
        Assert.Contains("epoch 2/4", busy[1], StringComparison.Ordinal);
        Assert.Contains("starting", busy[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24, 9, null)]
    [InlineData(8, 8, "  ... 2 more")]
    [InlineData(5, 5, "  ... 5 more")]
    [InlineData(4, 4, null)]
    [InlineData(1, 1, null)]
    public void Compose_LowTerminal_IsCutToIt(int height, int lines, string? more)
    {
        using var writer = new StringWriter();
        using var board = new BoardView(AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer) }), slots: 5);

        var composed = board.Compose(Progress([.. Enumerable.Range(0, 5).Select(slot => new SlotStatus(slot))]), height);

        Assert.Equal(lines, composed.Count);
        Assert.Equal(more, composed.FirstOrDefault(line => line.Contains("more", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("abcdef", 4, "abcd")]
    [InlineData("深度学习", 5, "深度")]
    [InlineData("a深度", 3, "a深")]
    [InlineData("a\nb", 4, "a b")]
    public void Cut_WideCharacters_CountsCells(string line, int width, string expected) => Assert.Equal(expected, BoardView.Cut(line, width));

    [Fact]
    public void TrialEnded_OnAPipe_IsOneLineWithoutAnsi()
    {
        using var writer = new StringWriter();
        using var view = new PlainView(writer, TimeProvider.System);
        var trial = new TrialSpec { Number = 3, Setting = 3, Repeat = 0, Family = "autoencoder", Model = "vanilla", Parameters = [] };

        view.TrialEnded(trial, new(new("abc", 3, 1, 1), TrialState.Completed), 0.5, Progress([]));

        Assert.EndsWith("trial 3 vanilla Completed mse=0.5 (best) [1/4]", writer.ToString().TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', writer.ToString());
    }

    private static RunProgress Progress(IReadOnlyList<SlotStatus> slots) => new(
        new("abc", "test", ExperimentState.Running, new(Completed: 1), 4, [new("autoencoder", "mse", 1, "vanilla", 3, 0.5, [])], default, null, 10),
        slots,
        TimeSpan.FromSeconds(10),
        DoneBefore: 0);
}
