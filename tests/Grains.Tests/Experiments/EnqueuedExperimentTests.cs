using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments.Decisions;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments;

public sealed class EnqueuedExperimentTests : IDisposable
{
    private const int Trials = 18;
    private const int Epochs = 9;
    private const string Set = "code_size=17";

    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-enqueue-").FullName;

    private static ExperimentSpec Spec(string pruner, int parallelism = 4) => ExperimentSpecs.Grid(Trials, Epochs) with
    {
        Method = SearchMethod.Random,
        RunCap = Trials,
        Parallelism = parallelism,
        Pruner = new() { Name = pruner },
    };

    private string Database(string name) => Path.Combine(_folder, name + ".db");

    [Theory]
    [InlineData("asha", 1)]
    [InlineData("asha", 4)]
    [InlineData("hyperband", 4)]
    [InlineData("median", 2)]
    [InlineData(PrunerSpec.None, 3)]
    public async Task Enqueue_InTheMiddle_DecidesAsIfThatHadBeenKnownFromTheBeginning(string pruner, int slots) =>
        await CheckInTheMiddleAsync(Spec(pruner), slots);

    [Theory]
    [InlineData("tpe")]
    [InlineData("cmaes")]
    public async Task Enqueue_BesideASamplerThatLearns_DecidesAsIfThatHadBeenKnownFromTheBeginning(string sampler) =>
        await CheckInTheMiddleAsync(Spec(PrunerSpec.None) with { Method = SearchMethod.Bayes, Sampler = sampler }, 3);

    [Fact]
    public async Task Enqueue_TakenOverAfterwards_DecidesAsIfThatHadBeenKnownFromTheBeginning()
    {
        string id;
        await using (var first = await StartHeldAsync(Database("middle"), 2))
        {
            id = await first.Cluster.SubmitAsync(Spec("asha"));
            await first.Reached;
            await EnqueueAsync(first.Cluster, id, Set);
            await first.Cluster.DrainAsync();
        }

        await using var second = await OwnerCluster.StartAsync(Database("middle"), new FakeTrialRunner());
        var ended = second.WaitForEndAsync(id);
        await second.Owner.ResumeAsync(id);
        Assert.Equal(ExperimentState.Completed, await ended);

        await CheckAsync(second, id);
    }

    [Fact]
    public async Task Enqueue_AfterTheEnd_GoesOnWithItAndKeepsItsPlaceWhenItIsExtended()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database("ended"), new FakeTrialRunner());
        var id = await cluster.SubmitAsync(Spec("asha") with { RunCap = 9 });
        await cluster.WaitForEndAsync(id);

        var ended = cluster.WaitForEndAsync(id);
        var result = await EnqueueAsync(cluster, id, Set);
        Assert.Equal((true, "Enqueued as trial 9; run_cap 9 to 10."), (result.IsChanged, result.Message));
        Assert.Equal(ExperimentState.Completed, await ended);
        ended = cluster.WaitForEndAsync(id);
        await cluster.ExecuteAsync(id, CommandKind.Extend, command => command with { RunCap = 14 });
        Assert.Equal(ExperimentState.Completed, await ended);

        var created = Created(cluster, id);
        Assert.Equal(14, created.Count);
        Assert.Equal(ParameterValue.Of(17L), created[9].Parameters.First(one => one.Name == "code_size").Value);
        Assert.Equal(Ends(await RunAsync("beginning", SpecOf(cluster, id))), Ends(Describe(cluster.Ledger.Load(id))));
        Assert.Null(ExperimentReplay.Run(Database("ended"), id).Difference);
    }

    [Fact]
    public async Task Enqueue_Again_ChangesNothingUnlessThatIsAskedFor()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database("again"), new FakeTrialRunner());
        var id = await cluster.SubmitAsync(Spec("asha") with { RunCap = 3 });
        await cluster.WaitForEndAsync(id);
        var trained = Created(cluster, id)[1].Parameters.First(one => one.Name == "code_size").Value;

        var known = await EnqueueAsync(cluster, id, $"code_size={trained}");
        var ended = cluster.WaitForEndAsync(id);
        var again = await cluster.ExecuteAsync(id, CommandKind.Enqueue, command => command with { Sets = [$"code_size={trained}"], Again = true });

        Assert.False(known.IsChanged);
        Assert.Contains($" has code_size={trained} already.", known.Message, StringComparison.Ordinal);
        Assert.True(again.IsChanged);
        Assert.Equal(ExperimentState.Completed, await ended);
        Assert.Equal(4, Created(cluster, id).Count);
    }

    // Every one of them holds the decisions of four slots back, plans, and lets them go on.
    [Theory]
    [InlineData("asha")]
    [InlineData(PrunerSpec.None)]
    public async Task Enqueue_ManyTimesWhileOthersTrain_NumbersNoTwoTrialsAlike(string pruner)
    {
        await using var held = await StartHeldAsync(Database("many"), 4, number => number == 0);
        var id = await held.Cluster.SubmitAsync(Spec(pruner, parallelism: 16));
        await held.Reached;
        for (var size = 1; size <= 12; size++)
        {
            await held.Cluster.ExecuteAsync(id, CommandKind.Enqueue, command => command with { Sets = [$"code_size={size}"], Again = true });
        }

        var ended = held.Cluster.WaitForEndAsync(id);
        held.LetGo();
        Assert.Equal(ExperimentState.Completed, await ended);

        var (created, spec) = (Created(held.Cluster, id), SpecOf(held.Cluster, id));
        Assert.Equal(Enumerable.Range(0, Trials + 12), created.Keys.Order());
        Assert.All(spec.EnqueuedLater!, set => Assert.Contains(set.Parameters[0], created[set.Trial].Parameters));
        Assert.Null(ExperimentReplay.Run(Database("many"), id).Difference);
    }

    private async Task CheckInTheMiddleAsync(ExperimentSpec spec, int slots)
    {
        await using var held = await StartHeldAsync(Database("middle"), slots);
        var id = await held.Cluster.SubmitAsync(spec);
        await held.Reached;
        var result = await EnqueueAsync(held.Cluster, id, Set);
        var ended = held.Cluster.WaitForEndAsync(id);
        held.LetGo();

        Assert.True(result.IsChanged, result.Message);
        Assert.Equal(ExperimentState.Completed, await ended);
        Assert.Equal(Trials + 1, Created(held.Cluster, id).Count);
        await CheckAsync(held.Cluster, id);
    }

    private async Task CheckAsync(OwnerCluster cluster, string id)
    {
        var (spec, created) = (SpecOf(cluster, id), Created(cluster, id));
        var set = Assert.Single(spec.EnqueuedLater!);
        Assert.InRange(set.Trial, 1, Trials - 1);
        Assert.Contains(new("code_size", ParameterValue.Of(17L)), created[set.Trial].Parameters);
        Assert.Null(ExperimentReplay.Run(cluster.File, id).Difference);
        Assert.Equal(await RunAsync("beginning", spec), Describe(cluster.Ledger.Load(id)));
    }

    private static Task<CommandResult> EnqueueAsync(OwnerCluster cluster, string id, string set) =>
        cluster.ExecuteAsync(id, CommandKind.Enqueue, command => command with { Sets = [set] });

    private async Task<string> RunAsync(string name, ExperimentSpec spec)
    {
        await using var cluster = await OwnerCluster.StartAsync(Database(name), new FakeTrialRunner());
        var id = await cluster.SubmitAsync(spec);
        Assert.Equal(ExperimentState.Completed, await cluster.WaitForEndAsync(id));
        return Describe(cluster.Ledger.Load(id));
    }

    private static ExperimentSpec SpecOf(OwnerCluster cluster, string id) =>
        cluster.Ledger.Load(id).Select(committed => committed.Event).OfType<SpecificationChanged>().Last().Spec;

    private static Dictionary<int, TrialSpec> Created(OwnerCluster cluster, string id) =>
        cluster.Ledger.Load(id).Select(committed => committed.Event).OfType<TrialCreated>().ToDictionary(one => one.Trial.Number, one => one.Trial);

    // What must be equal however it was run: each trial's parameters and epochs, and every decision.
    private static string Describe(IEnumerable<CommittedEvent> events)
    {
        var all = events.Select(committed => committed.Event).ToList();
        var trials = all.OfType<TrialCreated>().OrderBy(created => created.Trial.Number).Select(created =>
            $"trial {created.Trial.Number} {string.Join(' ', created.Trial.Parameters)} "
            + $"{string.Join(',', all.OfType<EpochRecorded>().Where(epoch => epoch.TrialNumber == created.TrialNumber).Select(epoch => epoch.Report.Epoch).Order())}");
        var decisions = all.OfType<SearchDecided>().Select(one => $"{one.Position} {one.Kind} {one.Trial} {one.Job} {one.Epoch} {one.Until} {one.Reason}");
        return string.Join('\n', [.. trials, .. decisions]);
    }

    private static string[] Ends(string description) => [.. description.Split('\n').Where(line => line.StartsWith("trial ", StringComparison.Ordinal))];

    private static async Task<HeldCluster> StartHeldAsync(string database, int slots, Func<int, bool>? isHeld = null)
    {
        var (reached, letGo) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new ManualResetEventSlim());
        var runner = new FakeTrialRunner
        {
            BeforeEpoch = (lease, _, cancellation) =>
            {
                if (!(isHeld?.Invoke(lease.Trial.Number) ?? lease.Trial.Number >= 7)) { return; }

                reached.TrySetResult();
                letGo.Wait(cancellation);
            },
        };
        return new(await OwnerCluster.StartAsync(database, runner, slots), reached.Task.WaitAsync(TimeSpan.FromSeconds(60)), letGo);
    }

    /// <summary>A cluster some of whose trials do not go on before they are let go.</summary>
    private sealed record HeldCluster(OwnerCluster Cluster, Task Reached, ManualResetEventSlim Gate) : IAsyncDisposable
    {
        public void LetGo() => Gate.Set();

        public async ValueTask DisposeAsync()
        {
            LetGo();
            await Cluster.DisposeAsync();
            Gate.Dispose();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
