using System.Reflection;
using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Tests.Results;

public sealed class ExperimentReaderTests : IAsyncLifetime
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
    public void Open_NoFile_NamesItsNeighbours()
    {
        var error = Assert.Throws<DatabaseException>(() => ExperimentReader.Open(_fixture.Folder.File("orchestartor.db")));
        Assert.Contains("There is no database", error.Message);
        Assert.Contains("'orchestrator.db'", error.Message);
    }

    [Fact]
    public void Open_EmptyFile_IsRefused()
    {
        File.WriteAllBytes(_fixture.Folder.File("empty.db"), []);
        Assert.Contains(
            "is not an Orchestrator database",
            Assert.Throws<DatabaseException>(() => ExperimentReader.Open(_fixture.Folder.File("empty.db"))).Message);
    }

    [Fact]
    public async Task ResolveId_Texts_GiveTheirIds()
    {
        foreach (var id in new[] { "a1-x", "a1", "a2-y", "b%" })
        {
            await _fixture.Append(new LedgerScript(id).Created());
        }

        Assert.Equal("b%", await _reader.ResolveIdAsync("@last", Cancellation));
        Assert.Equal("a1", await _reader.ResolveIdAsync("a1", Cancellation));
        Assert.Equal("a1-x", await _reader.ResolveIdAsync("a1-", Cancellation));
        Assert.Null(await _reader.ResolveIdAsync("%", Cancellation));
        Assert.Null(await _reader.ResolveIdAsync("", Cancellation));
        var error = await Assert.ThrowsAsync<AmbiguousIdException>(() => _reader.ResolveIdAsync("a", Cancellation));
        Assert.Equal(["a1", "a1-x", "a2-y"], error.Candidates);
    }

    [Fact]
    public async Task ResolveId_NothingRecorded_IsNull() => Assert.Null(await _reader.ResolveIdAsync("@last", Cancellation));

    [Fact]
    public async Task UnknownIds_EveryQuery_GiveNothing()
    {
        Assert.Null(await _reader.FindExperimentAsync("x", Cancellation));
        Assert.Null(await _reader.FindTrialAsync("x", 0, Cancellation));
        Assert.Null(await _reader.GetSampleAsync("x", 0, 1, "generation", Cancellation));
        Assert.Empty(await _reader.GetLeaderboardAsync("x", 10, Cancellation));
        Assert.Empty(await _reader.GetImportancesAsync("x", Cancellation));
        Assert.Empty(await _reader.GetParetoFrontAsync("x", Cancellation));
        Assert.Empty(await _reader.ListCoverageAsync("x", Cancellation));
        Assert.Empty((await _reader.ListTrialsAsync("x", new TrialQuery(), Cancellation)).Items);
        Assert.Empty((await _reader.ListEventsAsync(new("x"), Cancellation)).Items);
    }

    [Fact]
    public async Task FindTrial_OfAnothersCheckpoint_TellsItsOrigin()
    {
        var copy = Script.Trial(1);
        await _fixture.AppendAll([Script.Created(), Script.Trial(0), copy with { Trial = copy.Trial with { Origin = new(0, 3) } }]);

        Assert.Null((await _reader.FindTrialAsync(Script.ExperimentId, 0, Cancellation))!.Summary.Origin);
        Assert.Equal(new CheckpointOrigin(0, 3), (await _reader.FindTrialAsync(Script.ExperimentId, 1, Cancellation))!.Summary.Origin);
        Assert.Equal(new CheckpointOrigin(0, 3), ((TrialCreated)_fixture.Ledger.Load(Script.ExperimentId)[^1].Event).Trial.Origin);
    }

    [Fact]
    public async Task GetParetoFront_TwoObjectives_LeavesOutWhatIsDominated()
    {
        var family = new FamilySpec("autoencoder", ["vanilla"], new("mse", ObjectiveDirection.Minimize))
        {
            Others = [new("probe_accuracy", ObjectiveDirection.Maximize)],
        };
        await _fixture.Append(Script.Created() with { Spec = LedgerScript.Spec with { Families = [family] } });
        foreach (var (number, mse, accuracy) in ((int, double, double)[])[(0, 0.3, 0.9), (1, 0.1, 0.5), (2, 0.4, 0.8), (3, double.NaN, 0.99)])
        {
            await _fixture.AppendAll(
            [
                Script.Trial(number), Script.Granted(number, number + 1),
                LedgerScript.Reported(Script.Lease(number, number + 1), 1, mse, [new("mse", mse), new("probe_accuracy", accuracy)]),
                Script.Ended(number, number + 1, TrialState.Completed, mse),
            ]);
        }

        var front = await _reader.GetParetoFrontAsync(Script.ExperimentId, Cancellation);

        Assert.Equal([1, 0], front.Select(entry => entry.Trial));
        Assert.Equal([new("mse", 0.1), new("probe_accuracy", 0.5)], front[0].Values);
        var importances = await _reader.GetImportancesAsync(Script.ExperimentId, Cancellation);
        Assert.Equal([("mse", 3), ("probe_accuracy", 4)], importances.Where(one => one.Parameter == "learning_rate").Select(one => (one.Metric, one.Trials)));
    }

    [Fact]
    public async Task ListDecisions_Parts_GiveTheFamilysInOrder()
    {
        await _fixture.AppendAll(
        [
            Script.Created(), Script.Trial(0), Script.Decided(0, DecisionKind.Start, 0, 3), Script.Trial(1), Script.Decided(1, DecisionKind.Start, 1),
            Script.Decided(2, DecisionKind.Prune, 0),
        ]);

        var first = await _reader.ListDecisionsAsync(Script.ExperimentId, "autoencoder", null, 2, Cancellation);
        var rest = await _reader.ListDecisionsAsync(Script.ExperimentId, "autoencoder", first.Next, 2, Cancellation);
        var ofTrial = (await _reader.FindTrialAsync(Script.ExperimentId, 0, Cancellation))!.Decisions;

        Assert.Equal([("Start", 0, 3), ("Start", 1, (int?)null)], first.Items.Select(one => (one.Kind, one.Trial!.Value, one.Until)));
        Assert.Equal([("Prune", 2L)], rest.Items.Select(one => (one.Kind, one.Position)));
        Assert.Null(rest.Next);
        Assert.Equal(["Start", "Prune"], ofTrial.Select(one => one.Kind));
        Assert.Empty((await _reader.ListDecisionsAsync(Script.ExperimentId, "gan", null, 2, Cancellation)).Items);
    }

    [Fact]
    public async Task GetImportances_Trials_CountsCompletedOnesWithAFiniteValue()
    {
        await _fixture.Append(Script.Created());
        for (var number = 0; number < 4; number++)
        {
            var value = number == 0 ? double.NaN : number;
            await _fixture.AppendAll(
            [
                Script.Trial(number), Script.Granted(number, number + 1), Script.Epoch(number, number + 1, 1, value),
                Script.Ended(number, number + 1, number == 3 ? TrialState.Pruned : TrialState.Completed, value),
            ]);
        }

        var found = await _reader.GetImportancesAsync(Script.ExperimentId, Cancellation);

        Assert.Equal([("autoencoder", "mse", "learning_rate", 2)], found.Where(one => one.Parameter == "learning_rate")
            .Select(one => (one.Family, one.Metric, one.Parameter, one.Trials)));
        Assert.All(found, one => Assert.False(one.IsReliable));
    }

    [Fact]
    public async Task ListExperiments_Pages_NewestFirstWithoutGaps()
    {
        var ids = Enumerable.Range(0, 7).Select(i => $"e{i}").ToList();
        await _fixture.AppendAll(ids.Select(id => new LedgerScript(id).Created()));
        var found = new List<string>();
        string? next = null;
        do
        {
            var page = await _reader.ListExperimentsAsync(new(next, 3), Cancellation);
            found.AddRange(page.Items.Select(item => item.Id));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(ids.AsEnumerable().Reverse(), found);
    }

    [Fact]
    public async Task ListExperiments_States_ListsThoseAlone()
    {
        await _fixture.AppendAll(Script.Story());

        var state = (await _reader.FindExperimentAsync(Script.ExperimentId, Cancellation))!.Summary.State;
        var others = Enum.GetValues<ExperimentState>().Where(other => other != state).ToList();

        Assert.Single((await _reader.ListExperimentsAsync(new(States: [state]), Cancellation)).Items);
        Assert.Empty((await _reader.ListExperimentsAsync(new(States: others), Cancellation)).Items);
    }

    [Theory]
    [InlineData("E1", "e1", "e10")]
    [InlineData("0", "e10")]
    [InlineData("ÜBER", "über")]
    [InlineData("%")]
    public async Task ListExperiments_Name_ListsThoseThatHoldIt(string name, params string[] expected)
    {
        await _fixture.AppendAll(new[] { "e1", "e2", "e10", "über" }.Select(id => new LedgerScript(id).Created())
            .Select(created => created with { Spec = created.Spec with { Name = created.ExperimentId } }));

        var found = await _reader.ListExperimentsAsync(new(Name: name), Cancellation);

        Assert.Equal(expected.Reverse(), found.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task ListChanges_AskedAgain_TellsWhatIsCommittedInBetween()
    {
        await _fixture.AppendAll([new LedgerScript("before").Created()]);
        var first = await _reader.ListChangesAsync(null, Cancellation);

        var idle = await _reader.ListChangesAsync(first.Newest, Cancellation);
        await _fixture.AppendAll([new LedgerScript("after").Created()]);
        var changed = await _reader.ListChangesAsync(idle.Newest, Cancellation);
        var again = await _reader.ListChangesAsync(first.Newest, Cancellation);

        Assert.Equal((first.Newest, 0), (idle.Newest, idle.Experiments.Count));
        Assert.True(changed.Newest > idle.Newest);
        Assert.Equal("after", Assert.Single(changed.Experiments).Id);
        Assert.Equal("after", Assert.Single(again.Experiments).Id);
    }

    [Fact]
    public async Task FindExperiment_WholeStory_Sums()
    {
        await _fixture.AppendAll(Script.Story());

        var found = await _reader.FindExperimentAsync(Script.ExperimentId, Cancellation);

        var (summary, spec, hash, source) = found!;
        Assert.Equal(ExperimentState.Completed, summary.State);
        Assert.Equal(new TrialCounts(Completed: 1, Failed: 1), summary.Trials);
        Assert.Equal(10, summary.Planned);
        Assert.Equal(LedgerFixture.Start, summary.CreatedAt);
        Assert.Equal(LedgerFixture.Start, summary.EndedAt);
        Assert.Equal((0, 0.05), (summary.Best.Single().Trial, summary.Best.Single().Value));
        Assert.Equal(LedgerScript.Spec.Families.Count, spec.Families.Count);
        Assert.Equal((new string('b', 64), "name: digits sweep"), (hash, source));
    }

    [Fact]
    public async Task FindTrial_WholeStory_HasEpochsAttemptsAndSamples()
    {
        await _fixture.AppendAll(Script.Story());

        var found = (await _reader.FindTrialAsync(Script.ExperimentId, 0, Cancellation))!;

        Assert.Equal(TrialState.Completed, found.Summary.State);
        Assert.Equal((2, 3, 0.05), (found.Summary.Attempts, found.Summary.Epochs, found.Summary.Objective));
        Assert.Equal((1, 4.5), (found.Summary.SampleEpoch, found.Summary.Seconds));
        Assert.Equal(Script.Trial(0).Trial.Parameters, found.Summary.Parameters);
        Assert.Equal([0.1, double.NaN, double.PositiveInfinity], found.Epochs.Select(epoch => epoch.Metrics[0].Value));
        Assert.Equal(0.1 + 0.2, found.Epochs[0].Metrics[1].Value);
        Assert.Equal(double.PositiveInfinity, found.Summary.Metrics[0].Value);
        Assert.Equal(
            [(1, 1L, "lost"), (2, 3L, "completed")],
            found.Attempts.Select(one => (one.Attempt, one.LeaseNumber, one.Outcome!)));
        Assert.Equal([(1, 2), (3, 3)], found.Attempts.Select(one => (one.FirstEpoch!.Value, one.LastEpoch!.Value)));
        Assert.All(found.Attempts, one => Assert.Equal(LedgerScript.Environment, one.Environment));
        var png = TestPng.Grey(28, 28, 7);
        Assert.Equal(new SampleRow(1, "reconstruction", png.Length), Assert.Single(found.Samples));
        Assert.Equal(png, await _reader.GetSampleAsync(Script.ExperimentId, 0, 1, "reconstruction", Cancellation));
        Assert.Null(await _reader.GetSampleAsync(Script.ExperimentId, 0, 2, "reconstruction", Cancellation));
    }

    [Fact]
    public async Task FindTrial_WarningsThatComeAndGo_HaveTheirEpochs()
    {
        await _fixture.AppendAll([Script.Created(), Script.Trial(0), Script.Granted(0, 1)]);
        WarningKind[][] epochs = [[], [WarningKind.DeadUnits], [WarningKind.DeadUnits, WarningKind.FewModes], [], [WarningKind.DeadUnits]];
        for (var epoch = 1; epoch <= epochs.Length; epoch++) { await _fixture.Append(Warned(epoch, epochs[epoch - 1])); }

        var found = (await _reader.FindTrialAsync(Script.ExperimentId, 0, Cancellation))!;

        Assert.Equal(
            [
                new(WarningKind.DeadUnits, 2, 3, "measured in epoch 3"), new(WarningKind.FewModes, 3, 3, "measured in epoch 3"),
                new WarningRow(WarningKind.DeadUnits, 5, 5, "measured in epoch 5"),
            ],
            found.Warnings);
        Assert.Equal([found.Warnings[2]], found.Summary.Warnings);
    }

    [Fact]
    public async Task Leaderboard_TrialWithAWarning_CarriesIt()
    {
        await _fixture.AppendAll(
            [Script.Created(), Script.Trial(0), Script.Granted(0, 1), Warned(1, WarningKind.DeadUnits), Script.Ended(0, 1, TrialState.Completed, 0.1)]);

        var entry = Assert.Single(await _reader.GetLeaderboardAsync(Script.ExperimentId, 5, Cancellation));

        Assert.Equal([new(WarningKind.DeadUnits, 1, 1, "measured in epoch 1")], entry.Warnings);
    }

    [Fact]
    public async Task FindTrial_Failed_HasItsFailure()
    {
        await _fixture.AppendAll(Script.Story());
        var found = (await _reader.FindTrialAsync(Script.ExperimentId, 1, Cancellation))!;
        Assert.Equal(new TrialFailure(FailureKind.Diverged, "the loss became NaN", 2), found.Summary.Failure);
        Assert.Null(found.Summary.Objective);
        Assert.Equal([double.NegativeInfinity, -0.0], found.Summary.Metrics.Select(metric => metric.Value));
        Assert.True(double.IsNegative(found.Summary.Metrics[1].Value));
    }

    [Fact]
    public async Task ListEvents_Pages_CarryMetricsOfEpochs()
    {
        await _fixture.AppendAll(Script.Story());
        await _fixture.Append(new LedgerScript("other").Created());
        var rows = new List<EventRow>();
        string? next = "0";
        while (next is not null)
        {
            var page = await _reader.ListEventsAsync(new(Script.ExperimentId, long.Parse(next), 5), Cancellation);
            rows.AddRange(page.Items);
            next = page.Next;
        }

        Assert.Equal(Script.Story().Select(one => one.GetType().Name), rows.Select(row => row.Kind));
        Assert.Contains("""
            "metrics":{"mse":0.1,"hoyer":0.30000000000000004}
            """, rows[5].Data);
        Assert.Equal(Script.Story().Count + 1, (await _reader.ListEventsAsync(new(), Cancellation)).Items.Count);
    }

    [Fact]
    public async Task ListEvents_NewestFirst_PartsGoBack()
    {
        await _fixture.AppendAll(Script.Story());
        var rows = new List<EventRow>();
        long? after = null;
        do
        {
            var page = await _reader.ListEventsAsync(new(Script.ExperimentId, after, 5) { IsNewestFirst = true }, Cancellation);
            rows.AddRange(page.Items);
            after = page.Next is null ? null : long.Parse(page.Next);
        }
        while (after is not null);

        Assert.Equal(Script.Story().Select(one => one.GetType().Name).Reverse(), rows.Select(row => row.Kind));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ListEvents_OfAKind_AreThoseOfTheStory(string kind)
    {
        await _fixture.AppendAll(Script.Story());
        await _fixture.Append(new LedgerScript("other").Created());
        var expected = Script.Story().Count(one => one.GetType().Name == kind);

        Assert.Equal(expected, (await _reader.ListEventsAsync(new(Script.ExperimentId) { Kind = kind }, Cancellation)).Items.Count);
        Assert.Equal(expected + (kind == nameof(ExperimentCreated) ? 1 : 0), (await _reader.ListEventsAsync(new() { Kind = kind, IsNewestFirst = true }, Cancellation)).Items.Count);
    }

    public static TheoryData<string> Kinds { get; } = [.. EventKinds.All];

    [Fact]
    public void EventKinds_All_AreThoseOfTheLedger() => Assert.Equal(
        typeof(LedgerEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(each => each.TypeDiscriminator).OfType<string>().Order(),
        EventKinds.All.Order());

    [Fact]
    public async Task Reads_DeletedWithRowsLeft_DoNotSeeIt()
    {
        await _fixture.AppendAll(Script.Story());
        using (var database = Connections.OpenWriter(_fixture.Folder.Database)) { database.Execute("UPDATE experiments SET is_deleted = 1"); }

        Assert.Empty((await _reader.ListExperimentsAsync(new(), Cancellation)).Items);
        Assert.Empty((await _reader.ListExperimentsAsync(new() { Name = "digits" }, Cancellation)).Items);
        Assert.Empty((await _reader.ListEventsAsync(new(), Cancellation)).Items);
        Assert.Empty((await _reader.ListEventsAsync(new(Script.ExperimentId), Cancellation)).Items);
        Assert.Null(await _reader.ResolveIdAsync("@last", Cancellation));
        Assert.Null(await _reader.ResolveIdAsync(Script.ExperimentId, Cancellation));
        Assert.Null(await _reader.ResolveIdAsync(Script.ExperimentId[..3], Cancellation));
    }

    [Fact]
    public async Task ListEvents_ByPeople_AreCommandsAndDeletions()
    {
        await _fixture.AppendAll(Script.Story());
        var other = new LedgerScript("other");
        await _fixture.AppendAll([other.Created(), other.Moved(ExperimentState.Pending, ExperimentState.Stopped), other.Deleted()]);

        var all = await _reader.ListEventsAsync(new() { IsByPeople = true, IsNewestFirst = true }, Cancellation);
        var tagged = await _reader.ListEventsAsync(new(Script.ExperimentId) { IsByPeople = true, Kind = nameof(TrialsTagged) }, Cancellation);

        Assert.Equal([nameof(ExperimentDeleted), nameof(TrialsTagged), nameof(SpecificationChanged), nameof(TrialsReopened)], all.Items.Select(row => row.Kind));
        Assert.Equal(nameof(TrialsTagged), Assert.Single(tagged.Items).Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task EveryList_LimitOutOfRange_Throws(int limit)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _reader.ListExperimentsAsync(new(Limit: limit), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => _reader.ListEventsAsync(new(Limit: limit), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            () => _reader.ListTrialsAsync("x", new TrialQuery(Limit: limit), Cancellation));
    }

    [Fact]
    public async Task Read_Canceled_Throws()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _reader.ListExperimentsAsync(new(Limit: 1), source.Token));
    }

    private EpochRecorded Warned(int epoch, params WarningKind[] warnings)
    {
        var recorded = Script.Epoch(0, 1, epoch, 0.1);
        return recorded with
        {
            Report = recorded.Report with { Warnings = [.. warnings.Select(kind => new TrialWarning(kind, $"measured in epoch {epoch}"))] },
        };
    }
}
