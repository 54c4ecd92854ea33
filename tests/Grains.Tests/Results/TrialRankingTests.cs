using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>Leaderboards and sorted lists: NaN is worst, Completed before Pruned, pages without gaps.</summary>
public sealed class TrialRankingTests : IAsyncLifetime
{
    private readonly LedgerFixture _fixture = new();
    private ExperimentReader _reader = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private LedgerScript Script => _fixture.Script;

    public async ValueTask InitializeAsync()
    {
        _reader = _fixture.Owner.OpenReader();
        await _fixture.Append(Script.Created());
        await Train(0, "autoencoder", 0.5, TrialState.Completed);
        await Train(1, "autoencoder", double.NaN, TrialState.Completed);
        await Train(2, "autoencoder", 0.01, TrialState.Pruned);
        await Train(3, "autoencoder", 0.2, TrialState.Completed);
        await Train(4, "autoencoder", double.PositiveInfinity, TrialState.Completed);
        await Train(5, "score", 0.2, TrialState.Completed);
        await Train(6, "score", 0.9, TrialState.Completed);
        await Train(7, "score", double.NaN, TrialState.Completed);
        await Train(8, "gan", null, TrialState.Completed);
        await Train(9, "gan", null, TrialState.Completed);
        await Train(10, "autoencoder", 0.2, TrialState.Completed);
        await Train(11, "autoencoder", 0.001, TrialState.Failed);
        await _fixture.Append(Script.Trial(12));
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task Leaderboard_EveryFamily_BestFirst()
    {
        var board = await _reader.GetLeaderboardAsync(Script.ExperimentId, 100, Cancellation);
        Assert.Equal(
            [
                ("autoencoder", 1, 3), ("autoencoder", 2, 10), ("autoencoder", 3, 0), ("autoencoder", 4, 4),
                ("autoencoder", 5, 1), ("autoencoder", 6, 2), ("score", 1, 6), ("score", 2, 5), ("score", 3, 7),
                ("gan", null, 8), ("gan", null, 9),
            ],
            board.Select(entry => (entry.Family, entry.Rank, entry.Trial)));
        Assert.Equal(["mse", "score", null], board.Select(entry => entry.Metric).Distinct());
        Assert.All(board.Where(entry => entry.Family == "gan"), entry => Assert.Null(entry.Value));
        Assert.Equal(double.NaN, board[4].Value);
    }

    [Fact]
    public async Task Leaderboard_Limit_IsPerFamily()
    {
        var board = await _reader.GetLeaderboardAsync(Script.ExperimentId, 1, Cancellation);
        Assert.Equal([3, 6, 8], board.Select(entry => entry.Trial));
    }

    [Fact]
    public async Task Best_RankedFamilies_OneCompletedEach()
    {
        var found = await _reader.FindExperimentAsync(Script.ExperimentId, Cancellation);
        Assert.Equal([3, 6], found!.Summary.Best.Select(entry => entry.Trial));
    }

    [Theory]
    [InlineData("number", new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    [InlineData("-number", new[] { 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 })]
    [InlineData("objective", new[] { 11, 2, 3, 10, 0, 4, 1, 12, 8, 9, 6, 5, 7 })]
    [InlineData("-objective", new[] { 4, 0, 3, 10, 2, 11, 1, 12, 8, 9, 5, 6, 7 })]
    [InlineData("mse", new[] { 11, 2, 3, 5, 10, 0, 6, 4, 1, 7, 8, 9, 12 })]
    [InlineData("-mse", new[] { 4, 6, 0, 3, 5, 10, 2, 11, 1, 7, 8, 9, 12 })]
    public async Task ListTrials_Sorted_SameOverPagesOfAnySize(string sort, int[] expected)
    {
        foreach (var limit in new[] { 1, 2, 5, 13, 100 })
        {
            var found = await ListAll(new TrialQuery(Sort: sort, Limit: limit));
            Assert.Equal(expected, found.Select(trial => trial.Number));
        }
    }

    [Theory]
    [InlineData("number")]
    [InlineData("mse")]
    public async Task ListTrials_Filtered_OnlyThose(string sort)
    {
        Assert.Equal([8, 9], (await ListAll(new TrialQuery("gan", null, sort, Limit: 1))).Select(trial => trial.Number).Order());
        Assert.Equal([2], (await ListAll(new TrialQuery(null, TrialState.Pruned, sort, Limit: 1))).Select(trial => trial.Number));
    }

    [Theory]
    [InlineData("psnr", "'psnr' is not known. Known: number, ")]
    [InlineData("mse'--", "Cannot sort by")]
    [InlineData("", "Cannot sort by")]
    public async Task ListTrials_UnknownSort_SaysWhatThereIs(string sort, string expected)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => _reader.ListTrialsAsync(Script.ExperimentId, new TrialQuery(Sort: sort), Cancellation));
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public async Task ListTrials_TokenOfAnotherSort_Throws()
    {
        var page = await _reader.ListTrialsAsync(Script.ExperimentId, new TrialQuery(Sort: "mse", Limit: 1), Cancellation);
        foreach (var token in new[] { page.Next, "nonsense", "" })
        {
            await Assert.ThrowsAsync<ArgumentException>(
                () => _reader.ListTrialsAsync(Script.ExperimentId, new TrialQuery(After: token), Cancellation));
        }
    }

    [Fact]
    public async Task ListTrials_NoEpochYet_AnyMetricSorts()
    {
        var empty = new LedgerScript("empty");
        await _fixture.AppendAll([empty.Created(), empty.Trial(0)]);
        Assert.Single((await _reader.ListTrialsAsync("empty", new TrialQuery(Sort: "-psnr"), Cancellation)).Items);
    }

    private async Task Train(int number, string family, double? value, TrialState end)
    {
        var lease = Script.Lease(number, number + 1);
        MetricValue[] metrics = value is null ? [new("hoyer", 0.5)] : [new("mse", value.Value), new("hoyer", 0.5)];
        await _fixture.AppendAll(
        [
            Script.Trial(number, family, family == "gan" ? "gan" : "vanilla"),
            Script.Granted(number, lease.Number),
            LedgerScript.Reported(lease, 1, value, metrics),
            Script.Ended(number, lease.Number, end, end == TrialState.Completed ? value : null),
        ]);
    }

    private async Task<List<TrialSummary>> ListAll(TrialQuery query)
    {
        var found = new List<TrialSummary>();
        do
        {
            var page = await _reader.ListTrialsAsync(Script.ExperimentId, query, Cancellation);
            found.AddRange(page.Items);
            query = query with { After = page.Next };
        }
        while (query.After is not null);

        return found;
    }
}
