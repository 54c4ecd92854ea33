using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments.Decisions;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments;

public sealed class SearchedExperimentTests : IDisposable
{
    private const int Trials = 18;
    private const int Epochs = 9;

    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-search-").FullName;

    private static ExperimentSpec Spec(string pruner = "asha", int parallelism = 4) => ExperimentSpecs.Grid(Trials, Epochs) with
    {
        Method = SearchMethod.Random,
        RunCap = Trials,
        Parallelism = parallelism,
        Pruner = new() { Name = pruner },
    };

    private string Database(string name) => Path.Combine(_folder, name + ".db");

    /// <summary>What must be equal however it was run: each trial's parameters, epochs and end, and every decision of the search.</summary>
    private static string Describe(IEnumerable<CommittedEvent> events)
    {
        var all = events.Select(committed => committed.Event).ToList();
        var trials = all.OfType<TrialCreated>().OrderBy(created => created.Trial.Number).Select(created =>
            $"{created.Trial.Number} {string.Join(' ', created.Trial.Parameters)} "
            + $"{string.Join(',', all.OfType<EpochRecorded>().Where(epoch => epoch.TrialNumber == created.TrialNumber).Select(epoch => epoch.Report.Epoch).Order())}");
        var decisions = all.OfType<SearchDecided>().Select(one => $"{one.Position} {one.Kind} {one.Trial} {one.Job} {one.Epoch} {one.Until} {one.Reason}");
        return string.Join('\n', [.. trials, .. decisions]);
    }

    private async Task<string> FindIdAsync(string name)
    {
        using var reader = ExperimentReader.Open(Database(name));
        return (await reader.ResolveIdAsync("@last", TestContext.Current.CancellationToken))!;
    }

    private async Task<string> RunAsync(string name, ExperimentSpec spec, int slots)
    {
        await using var cluster = await OwnerCluster.StartAsync(Database(name), new FakeTrialRunner(), slots);
        var id = await cluster.SubmitAsync(spec);
        Assert.Equal(ExperimentState.Completed, await cluster.WaitForEndAsync(id));
        return Describe(cluster.Ledger.Load(id));
    }

    [Theory]
    [InlineData("asha")]
    [InlineData("halving")]
    [InlineData("hyperband")]
    [InlineData("median")]
    public async Task Sweep_OneSlotOrFour_DecidesTheSame(string pruner) =>
        Assert.Equal(await RunAsync("one", Spec(pruner), 1), await RunAsync("four", Spec(pruner), 4));

    [Fact]
    public async Task Sweep_WithEarlierResults_DecidesTheSameAndIsReplayed()
    {
        var cold = Spec() with { Method = SearchMethod.Bayes, Sampler = "tpe" };
        var names = cold.Parameters.Where(parameter => parameter.Domain is FixedDomain).Select(parameter => new ParameterAssignment(parameter.Name, ((FixedDomain)parameter.Domain).Value));
        var warm = cold with
        {
            WarmStart = new([], [.. Enumerable.Range(1, 12).Select(size => new EarlierResult(
                "autoencoder", [.. names, new("code_size", ParameterValue.Of((long)size))], size % 4 == 0 ? null : [1.0 / size]))]),
        };

        var one = await RunAsync("one", warm, 1);

        Assert.Equal(one, await RunAsync("four", warm, 4));
        Assert.Null(ExperimentReplay.Run(Database("four"), await FindIdAsync("four")).Difference);
    }

    [Fact]
    public async Task Sweep_TakenOverInTheMiddle_DecidesTheSame()
    {
        var undisturbed = await RunAsync("undisturbed", Spec(), 2);
        var id = await StopInTheMiddleAsync(Database("disturbed"));

        await using var second = await OwnerCluster.StartAsync(Database("disturbed"), new FakeTrialRunner());
        var ended = second.WaitForEndAsync(id);
        await second.Owner.ResumeAsync(id);

        Assert.Equal(ExperimentState.Completed, await ended);
        Assert.Equal(undisturbed, Describe(second.Ledger.Load(id)));
    }

    // Epochs of the runner take 0.01 s each by its reports, whatever they take.
    [Fact]
    public async Task Sweep_TrialTimeSpent_StopsAndSaysWhy()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database("budget"), new FakeTrialRunner());
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(Trials, Epochs) with { TrialTimeSeconds = 0.2 });

        Assert.Equal(ExperimentState.Stopped, await cluster.WaitForEndAsync(id));

        var events = cluster.Ledger.Load(id).Select(committed => committed.Event).ToList();
        Assert.Contains(events, one => one is ExperimentStateChanged { To: ExperimentState.Stopping, By: null, Reason: "its budget of 0.2 s of trial time is spent (0.2 s)" });
        Assert.InRange(events.OfType<TrialCreated>().Count(), 3, Trials - 1);
    }

    private static ExperimentSpec PopulationSpec(int parallelism)
    {
        var spec = Spec("pbt", parallelism);
        return spec with
        {
            Parameters = [.. spec.Parameters, new("learning_rate", new RangeDomain(1e-4, 1e-1, false, true, null))],
            Pruner = new() { Name = "pbt", Interval = 3, MinIter = 3, Population = 6 },
        };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Sweep_Population_DecidesTheSameAndRecordsLineage(int parallelism)
    {
        var spec = PopulationSpec(parallelism);
        Assert.Equal(await RunAsync("one", spec, 1), await RunAsync("four", spec, 4));

        await using var cluster = await OwnerCluster.StartAsync(Database("lineage"), new FakeTrialRunner());
        var id = await cluster.SubmitAsync(spec);
        await cluster.WaitForEndAsync(id);
        var created = cluster.Ledger.Load(id).Select(committed => committed.Event).OfType<TrialCreated>().Select(one => one.Trial).ToDictionary(trial => trial.Number);
        var offspring = created.Values.Where(trial => trial.Origin is not null).ToList();
        Assert.NotEmpty(offspring);
        Assert.All(offspring, trial =>
        {
            var parent = created[trial.Origin!.Trial];
            Assert.Equal(0, trial.Origin.Epoch % 3);
            Assert.Equal(parent.Parameters.Where(one => one.Name != "learning_rate"), trial.Parameters.Where(one => one.Name != "learning_rate"));
            Assert.NotEqual(parent.Parameters, trial.Parameters);
        });
        Assert.Null(ExperimentReplay.Run(Database("lineage"), id).Difference);
    }

    private static async Task<string> StopInTheMiddleAsync(string database)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runner = new FakeTrialRunner
        {
            BeforeEpoch = (lease, epoch, cancellation) =>
            {
                if (lease.Trial.Number < 7) { return; }

                reached.TrySetResult();
                cancellation.WaitHandle.WaitOne();
            },
        };
        await using var first = await OwnerCluster.StartAsync(database, runner);
        var id = await first.SubmitAsync(Spec());
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await first.DrainAsync();
        return id;
    }

    [Fact]
    public async Task Sweep_Asha_EndsTrialsAtRungsAndTellsWhy()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database("asha"), new FakeTrialRunner());
        var id = await cluster.SubmitAsync(Spec());
        await cluster.WaitForEndAsync(id);

        var summary = await cluster.Grains.GetGrain<IExperimentGrain>(id).GetStatusAsync();
        Assert.Equal((Trials, 0, 0), (summary.Trials.Completed + summary.Trials.Pruned, summary.Trials.Paused, summary.Trials.Pending));
        Assert.InRange(summary.Trials.Pruned, 1, Trials - 1);
        var decisions = cluster.Ledger.Load(id).Select(committed => committed.Event).OfType<SearchDecided>().ToList();
        Assert.Contains(decisions, one => one.Kind == DecisionKind.Continue && one.Reason.StartsWith("promoted at epoch 1: ", StringComparison.Ordinal));
        Assert.Equal(DecisionKind.Finish, decisions[^1].Kind);
        var epochs = cluster.Ledger.Load(id).Select(committed => committed.Event).OfType<EpochRecorded>().Count();
        Assert.InRange(epochs, Trials, (Trials * Epochs) - 1);
    }

    [Fact]
    public async Task Replay_AsRecorded_FindsNoDifference()
    {
        var (id, database) = await RunForReplayAsync();

        var result = ExperimentReplay.Run(database, id);

        Assert.Null(result.Difference);
        Assert.True(result.Compared > Trials);
    }

    [Fact]
    public async Task Replay_AnotherResult_NamesTheFirstDifference()
    {
        var (id, database) = await RunForReplayAsync();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE events SET data = replace(data, '\"objective\":0.', '\"objective\":7.') WHERE trial = 5 AND epoch = 1";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var difference = ExperimentReplay.Run(database, id).Difference;

        Assert.StartsWith("decision ", difference, StringComparison.Ordinal);
        Assert.Contains("but the search comes to", difference, StringComparison.Ordinal);
    }

    private async Task<(string Id, string Database)> RunForReplayAsync()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database("replay"), new FakeTrialRunner());
        var id = await cluster.SubmitAsync(Spec());
        await cluster.WaitForEndAsync(id);
        return (id, Database("replay"));
    }

    [Fact]
    public async Task Sweep_TargetMet_StartsNoMoreTrials()
    {
        var spec = Spec(PrunerSpec.None, parallelism: 2);
        spec = spec with { Families = [spec.Families[0] with { Target = FakeTrialRunner.Objective(TrialAt(spec, 4), Epochs) }] };
        await using var cluster = await OwnerCluster.StartAsync(Database("target"), new FakeTrialRunner(), slots: 3);
        var id = await cluster.SubmitAsync(spec);

        Assert.Equal(ExperimentState.Completed, await cluster.WaitForEndAsync(id));

        // Job 4 met it; job 5 is decided from the results of jobs up to 3.
        Assert.Equal(6, cluster.Ledger.Load(id).Count(committed => committed.Event is TrialCreated));
    }

    private static TrialSpec TrialAt(ExperimentSpec spec, int number) => Grains.Search.SearchPlan.For(spec).TrialAt(number)!;

    [Fact]
    public async Task Extend_AfterTheEnd_GivesWhatTheLargerCapWouldHaveGiven()
    {
        var whole = await RunAsync("whole", Spec(), 2);
        await using var cluster = await OwnerCluster.StartAsync(Database("extended"), new FakeTrialRunner());
        var id = await cluster.SubmitAsync(Spec() with { RunCap = 9 });
        await cluster.WaitForEndAsync(id);

        var ended = cluster.WaitForEndAsync(id);
        await cluster.ExecuteAsync(id, CommandKind.Extend, command => command with { RunCap = Trials });

        Assert.Equal(ExperimentState.Completed, await ended);
        Assert.Equal(Ends(whole), Ends(Describe(cluster.Ledger.Load(id))));
        Assert.Null(ExperimentReplay.Run(Database("extended"), id).Difference);
    }

    [Fact]
    public async Task Extend_Twice_GivesWhatTheLargestCapWouldHaveGiven()
    {
        var whole = await RunAsync("whole", Spec(), 2);
        await using var cluster = await OwnerCluster.StartAsync(Database("twice"), new FakeTrialRunner());
        var id = await cluster.SubmitAsync(Spec() with { RunCap = 6 });
        await cluster.WaitForEndAsync(id);
        foreach (var cap in (int[])[12, Trials])
        {
            var ended = cluster.WaitForEndAsync(id);
            await cluster.ExecuteAsync(id, CommandKind.Extend, command => command with { RunCap = cap });
            Assert.Equal(ExperimentState.Completed, await ended);
        }

        Assert.Equal(Ends(whole), Ends(Describe(cluster.Ledger.Load(id))));
        Assert.Null(ExperimentReplay.Run(Database("twice"), id).Difference);
    }

    // Trials and their epochs; decisions of the first end stay in the ledger.
    private static string[] Ends(string description) =>
        [.. description.Split('\n').Where(line => line.Contains("Name = model", StringComparison.Ordinal))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
