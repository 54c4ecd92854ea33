using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>Filters, columns and what the overview shows, on seven trials of which one still trains.</summary>
public sealed class TrialFilterTests : IAsyncLifetime
{
    private readonly LedgerFixture _fixture = new();
    private ExperimentReader _reader = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private LedgerScript Script => _fixture.Script;

    public async ValueTask InitializeAsync()
    {
        _reader = _fixture.Owner.OpenReader();
        await _fixture.Append(Script.Created());
        await TrainAsync(0, 0.5, TrialState.Completed);
        await TrainAsync(1, double.NaN, TrialState.Completed);
        await TrainAsync(2, 0.01, TrialState.Pruned);
        await TrainAsync(3, 0.2, TrialState.Completed);
        await TrainAsync(4, double.PositiveInfinity, TrialState.Failed);
        await TrainAsync(5, 0.3, null);
        await _fixture.Append(Script.Trial(6, "gan", "gan"));
        await _fixture.AppendAll([Script.Tagged(0, ["baseline", "keep"]), Script.Tagged(4, ["doubtful"]), Script.Tagged(6, ["keep"]), Script.Tagged(6, [], "keep")]);
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _fixture.DisposeAsync();
    }

    [Theory]
    [InlineData("mse<0.4", new[] { 2, 3, 5 })]
    [InlineData("mse>=0.3", new[] { 0, 4, 5 })]
    [InlineData("metric.mse:nan", new[] { 1 })]
    [InlineData("objective:nan", new[] { 1 })]
    [InlineData("state:completed mse<0.4", new[] { 3 })]
    [InlineData("state:completed,failed", new[] { 0, 1, 3, 4 })]
    [InlineData("state!=completed number<5", new[] { 2, 4 })]
    [InlineData("failure:diverged", new[] { 4 })]
    [InlineData("failure!=diverged", new[] { 0, 1, 2, 3, 5, 6 })]
    [InlineData("model:gan", new[] { 6 })]
    [InlineData("lr<=1 number>4", new[] { 5, 6 })]
    [InlineData("learning_rate>1", new int[0])]
    [InlineData("mse!=0.5 state:completed", new[] { 1, 3 })]
    [InlineData("warning:DeadUnits", new[] { 3 })]
    [InlineData("tag:baseline", new[] { 0 })]
    [InlineData("tag:Keep,doubtful", new[] { 0, 4 })]
    [InlineData("tag!=keep number<3", new[] { 1, 2 })]
    [InlineData("tag:none", new int[0])]
    public async Task List_Filter_GivesThoseTrials(string filter, int[] expected) => Assert.Equal(expected, await NumbersAsync(filter));

    [Fact]
    public async Task GetNames_Tags_AreThoseThatTrialsHave() =>
        Assert.Equal(["baseline", "doubtful", "keep"], (await _reader.GetNamesAsync(Script.ExperimentId, Cancellation)).Tags);

    [Fact]
    public async Task List_TaggedTrial_HasItsTagsByName()
    {
        var trials = await _reader.ListTrialsAsync(Script.ExperimentId, new TrialQuery(Sort: "-number"), Cancellation);

        Assert.Equal([[], [], ["doubtful"], [], [], [], ["baseline", "keep"]], trials.Items.Select(trial => trial.Tags));
        Assert.Equal(["baseline", "keep"], (await _reader.FindTrialAsync(Script.ExperimentId, 0, Cancellation))!.Summary.Tags);
    }

    [Fact]
    public async Task ListCoverage_Trials_CountsEveryValueAndPart()
    {
        var coverage = await _reader.ListCoverageAsync(Script.ExperimentId, Cancellation);

        Assert.Equal(["model", "learning_rate"], coverage.Select(each => each.Parameter));
        Assert.Equal([("vanilla", 6), ("gan", 1)], coverage[0].Cells.Select(cell => (cell.Value.ToString()!, cell.Count)));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 7], coverage[1].Cells.Select(cell => cell.Count));
        Assert.Equal((1e-5, 1e-1), (coverage[1].Cells[0].Low, coverage[1].Cells[^1].High));
        Assert.Equal(Math.Pow(10, -4.6), coverage[1].Cells[0].High, 1e-12);
    }

    [Fact]
    public async Task List_FilterByEpochsThatWereExtended_FindsThemByTheNewNumber()
    {
        await _fixture.Append(new SpecificationChanged(
            Script.ExperimentId, ExperimentSpecs.Grid(epochs: 9), "hash", 7, Epochs: 9, "9 epochs", CommandSource.CommandLine));

        Assert.Equal(7, (await NumbersAsync("param.epochs=9")).Count());
    }

    [Theory]
    [InlineData("mze<1", "Column 1 of the filter: 'mze' is not known; did you mean 'mse'? Known: ")]
    [InlineData("number>1 state:compleded", "Column 10 of the filter: 'compleded' is no state; did you mean 'Completed'? Allowed: ")]
    [InlineData("model:gna", "'gna' is no model; did you mean 'gan'?")]
    [InlineData("mse<small", "'mse' is compared with a number, and 'small' is none.")]
    [InlineData("model<a", "'model' holds text: compare it with : or !=.")]
    [InlineData("number:1x", "'number' is compared with a number")]
    public async Task List_FilterThatCannotBeAnswered_SaysWhy(string filter, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<FilterException>(() => NumbersAsync(filter))).Message);

    [Fact]
    public async Task List_SortByParameterAndMetric_MissingLast()
    {
        Assert.Equal([2, 3, 5, 0, 4, 1, 6], await NumbersAsync(null, "mse"));
        Assert.Equal([4, 0, 5, 3, 2, 1, 6], await NumbersAsync(null, "-mse"));
        Assert.Equal([6, 5, 4, 3, 2, 1, 0], await NumbersAsync(null, "-number"));
        Assert.Contains("holds text", (await Assert.ThrowsAsync<ArgumentException>(() => NumbersAsync(null, "model"))).Message);
    }

    [Fact]
    public async Task List_FilteredPages_HaveNoGap()
    {
        var seen = new List<int>();
        string? after = null;
        do
        {
            var page = await _reader.ListTrialsAsync(
                Script.ExperimentId, new TrialQuery(Sort: "-mse", After: after, Limit: 2, Where: TrialFilter.Parse("model:vanilla")), Cancellation);
            seen.AddRange(page.Items.Select(trial => trial.Number));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal([4, 0, 5, 3, 2, 1], seen);
    }

    [Fact]
    public async Task Names_Recorded_AreThoseOfSpecificationAndEpochs()
    {
        var names = await _reader.GetNamesAsync(Script.ExperimentId, Cancellation);

        Assert.Equal(["model", "learning_rate"], names.Parameters);
        Assert.Equal(["hoyer", "mse"], names.Metrics);
    }

    [Fact]
    public async Task Columns_Asked_OneValueForEachTrial()
    {
        var columns = await _reader.GetColumnsAsync(
            Script.ExperimentId, ["learning_rate", "mse", "objective"], TrialFilter.Parse("number<4"), 3, Cancellation);

        Assert.Equal([0, 1, 2], columns.Numbers);
        Assert.Equal([0.5, null, 0.01], columns.Values["mse"]);
        Assert.Equal([1, 1, 1], columns.Values["learning_rate"]);
        Assert.True(columns.IsCut);
    }

    [Fact]
    public async Task Columns_UnknownOrText_AreRefused()
    {
        Task Get(params string[] names) => _reader.GetColumnsAsync(Script.ExperimentId, names, null, 10, Cancellation);

        Assert.Contains("did you mean 'mse'?", (await Assert.ThrowsAsync<ArgumentException>(() => Get("msse"))).Message);
        Assert.Contains("holds text", (await Assert.ThrowsAsync<ArgumentException>(() => Get("model"))).Message);
        Assert.Contains("at most 16", (await Assert.ThrowsAsync<ArgumentException>(() => Get([.. Enumerable.Range(0, 17).Select(i => $"x{i}")]))).Message);
    }

    [Fact]
    public async Task Improvements_Recorded_AreTheStepsOfTheBest()
    {
        var steps = await _reader.ListImprovementsAsync(Script.ExperimentId, Cancellation);

        Assert.Equal([new("autoencoder", 0, 0.5), new("autoencoder", 3, 0.2)], steps);
    }

    [Fact]
    public async Task Failures_Recorded_AreGroupedByCause()
    {
        var group = Assert.Single(await _reader.ListFailuresAsync(Script.ExperimentId, Cancellation));

        Assert.Equal((FailureKind.Diverged, 1, "the loss became NaN"), (group.Kind, group.Count, group.Message));
        Assert.Equal([4], group.Trials);
    }

    private async Task TrainAsync(int number, double mse, TrialState? end)
    {
        var lease = number + 1;
        var epoch = Script.Epoch(number, lease, 1, mse);
        await _fixture.AppendAll(
        [
            Script.Trial(number),
            Script.Granted(number, lease),
            number == 3 ? epoch with { Report = epoch.Report with { Warnings = [new(WarningKind.DeadUnits, "3 of 64")] } } : epoch,
            .. end is { } state ? [Script.Ended(number, lease, state, state == TrialState.Completed ? mse : null)] : Array.Empty<LedgerEvent>(),
        ]);
    }

    private async Task<IEnumerable<int>> NumbersAsync(string? filter, string sort = "number") =>
        (await _reader.ListTrialsAsync(Script.ExperimentId, new TrialQuery(Sort: sort, Where: TrialFilter.Parse(filter)), Cancellation))
        .Items.Select(trial => trial.Number);
}
