using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Tests.Results.Reading.Logs;

public sealed class TrialLogTests : IAsyncLifetime
{
    private readonly LedgerFixture _fixture = new();
    private ExperimentReader _reader = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private LedgerScript Script => _fixture.Script;

    public ValueTask InitializeAsync()
    {
        _reader = _fixture.Owner.OpenReader();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task ListLog_LostAndResumedTrial_TellsItInOrder()
    {
        await _fixture.AppendAll(Script.Story());

        var lines = await ListAsync(0);

        Assert.Equal(
            [
                (1, LogSeverity.Info, "attempt 1 granted to worker worker-1, slot 0 (lease 1)"),
                (1, LogSeverity.Info, "epoch 1 in 1.5 s: mse 0.1, hoyer 0.3"),
                (1, LogSeverity.Info, "epoch 2 in 1.5 s: mse NaN, hoyer 0.3"),
                (1, LogSeverity.Warning, "lost: a test"),
                (1, LogSeverity.Warning, "a late report of lease 1 was refused: epoch 3"),
                (2, LogSeverity.Info, "attempt 2 granted to worker worker-1, slot 0 (lease 3)"),
                (2, LogSeverity.Info, "resumed at epoch 2; epoch 3 in 1.5 s: mse Infinity, hoyer 0.3"),
                (2, LogSeverity.Info, "Completed, objective 0.05"),
            ],
            lines.Select(line => (line.Attempt ?? 0, line.Severity, line.Text.Replace("∞", "Infinity", StringComparison.Ordinal))));
        Assert.All(lines, line => Assert.Equal(LedgerFixture.Start, line.At));
    }

    [Fact]
    public async Task ListLog_FailedAndRetriedTrial_HasEveryFailure()
    {
        await _fixture.AppendAll(Script.Story());

        var lines = await ListAsync(1);

        Assert.Equal(
            [
                "failed: Diverged in epoch 2: the loss became NaN",
                "failed: Internal in epoch 1: a fault Tried again: a test",
                "failed: Diverged in epoch 2: the loss became NaN",
            ],
            lines.Where(line => line.Severity == LogSeverity.Error).Select(line => line.Text));
        Assert.Contains(lines, line => line.Text == "opened again by command (CommandLine): a test");
    }

    [Fact]
    public async Task ListLog_TrialsReopenedTogether_IsInTheLogsOfThoseAlone()
    {
        await _fixture.AppendAll([
            Script.Created(), Script.Trial(0), Script.Trial(1), Script.Trial(2), Script.Granted(0, 1), Script.Granted(1, 2), Script.Granted(2, 3),
            Script.Ended(0, 1, TrialState.Failed), Script.Ended(1, 2, TrialState.Failed), Script.Reopened(0, 1),
        ]);

        Assert.Contains("opened again", (await ListAsync(1))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await ListAsync(2), line => line.Text.Contains("opened again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListLog_Epoch_CarriesTheWarningsThatBeginWithIt()
    {
        await _fixture.AppendRunningTrial();
        await _fixture.AppendAll([Script.Epoch(0, 1, 1, 0.3), Warned(2), Warned(3)]);

        var lines = await ListAsync(0);

        Assert.Equal("epoch 2 in 1.5 s: mse 0.2, hoyer 0.3; DeadUnits begins, in epoch 3: 3 of 64 units", lines[2].Text);
        Assert.Equal([LogSeverity.Info, LogSeverity.Info, LogSeverity.Warning, LogSeverity.Info], lines.Select(line => line.Severity));
    }

    [Fact]
    public async Task ListLog_AsTheTrialGoesOn_GivesEachLineOnce()
    {
        await _fixture.AppendRunningTrial();
        var first = await _reader.ListLogAsync(Script.ExperimentId, 0, null, 0, 10, Cancellation);
        await _fixture.AppendAll([Script.Epoch(0, 1, 1, 0.3), Script.Ended(0, 1, TrialState.Failed)]);

        var second = await _reader.ListLogAsync(Script.ExperimentId, 0, null, first.Items[^1].Sequence, 1, Cancellation);
        var third = await _reader.ListLogAsync(Script.ExperimentId, 0, null, second.Items[^1].Sequence, 1, Cancellation);
        await _fixture.AppendAll([Script.Reopened(0), Script.Granted(0, 2, 2)]);

        Assert.Equal(["attempt 1 granted to worker worker-1, slot 0 (lease 1)"], first.Items.Select(line => line.Text));
        Assert.StartsWith("epoch 1", Assert.Single(second.Items).Text);
        Assert.Equal($"{second.Items[0].Sequence}", second.Next);
        Assert.StartsWith("failed", Assert.Single(third.Items).Text);
        Assert.Null(third.Next);
        Assert.StartsWith("attempt 2 granted", (await ListAsync(0))[^1].Text);
    }

    [Fact]
    public async Task ListLog_ClockSetBack_StillBeginsWithTheFirstLease()
    {
        await _fixture.AppendRunningTrial();
        _fixture.Time.AdjustTime(LedgerFixture.Start.AddHours(-1));
        await _fixture.AppendAll(Enumerable.Range(1, 20).Select(epoch => Script.Epoch(0, 1, epoch, 0.1)));

        var lines = await ListAsync(0);

        Assert.Equal(21, lines.Count);
        Assert.StartsWith("attempt 1 granted", lines[0].Text);
    }

    [Theory]
    [InlineData("EPOCH 2", 1)]
    [InlineData("warning", 2)]
    [InlineData("nothing like it", 0)]
    public async Task ListLog_Containing_FindsTextInAnyCaseAndSeverities(string containing, int expected)
    {
        await _fixture.AppendAll(Script.Story());

        Assert.Equal(expected, (await _reader.ListLogAsync(Script.ExperimentId, 0, containing, 0, 100, Cancellation)).Items.Count(line => !line.Text.StartsWith("resumed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ListLog_MoreLinesThanAreKept_SaysHowManyAreLeftOut()
    {
        await _fixture.AppendRunningTrial();
        await _fixture.Ledger.AppendAsync([.. Enumerable.Range(1, 5_001).Select(epoch => Script.Epoch(0, 1, epoch, 0.1))]);

        var lines = (await _reader.ListLogAsync(Script.ExperimentId, 0, null, 0, 10, Cancellation)).Items;

        Assert.Equal("2500 earlier lines are left out here; the experiment's events have them", lines[0].Text);
        Assert.StartsWith("epoch 2500 ", lines[1].Text);
    }

    [Fact]
    public async Task ListLog_NeverGrantedOrUnknownTrial_IsEmpty()
    {
        await _fixture.AppendAll([Script.Created(), Script.Trial(0)]);

        Assert.Empty(await ListAsync(0));
        Assert.Empty(await ListAsync(7));
        Assert.Empty((await _reader.ListLogAsync("x", 0, null, 0, 10, Cancellation)).Items);
        await Assert.ThrowsAsync<ArgumentException>(() => _reader.ListLogAsync("x", 0, null, 0, 0, Cancellation));
    }

    private EpochRecorded Warned(int epoch) => new(
        new EpochReport(Script.Lease(0, 1), epoch, [new("mse", 0.2), new("hoyer", 0.3)], [], 1.5, 2000)
        {
            Warnings = [new(WarningKind.DeadUnits, "3 of 64 units")],
        },
        0.2);

    private async Task<IReadOnlyList<LogLine>> ListAsync(int trial) =>
        (await _reader.ListLogAsync(Script.ExperimentId, trial, null, 0, 1_000, Cancellation)).Items;
}
