using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Tests.Results;
using Orchestrator.Grains.Tests.Sweeps;

namespace Orchestrator.Grains.Tests.WarmStarts;

public sealed class WarmStartsTests : IAsyncDisposable
{
    private const string Sweep = "name: later\nmethod: bayes\nrun_cap: 20\nmetric: { name: mse, goal: minimize }\nparameters:\n"
        + "  model: { value: sparse }\n  epochs: { value: 3 }\n  learning_rate: { min: 0.001, max: 0.01 }\n";

    private readonly LedgerFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private static string Text(string warmStart) => $"{Sweep}orchestrator:\n  warm_start: {warmStart}\n";

    private static ExperimentSpec Earlier { get; } = SweepText.Spec(Sweep.Replace("later", "earlier", StringComparison.Ordinal));

    private async Task<SweepResolution> AddAsync(string warmStart, bool isNew = false, string extra = "")
    {
        var file = SweepText.File(Text(warmStart) + extra);
        using var reader = _fixture.Owner.OpenReader();
        return await Grains.WarmStarts.WarmStarts.AddAsync(file, SweepText.Spec(Text(warmStart) + extra), reader, isNew, TestContext.Current.CancellationToken);
    }

    private async Task<string> ErrorAsync(string warmStart, bool isNew = false) =>
        Assert.Single((await AddAsync(warmStart, isNew)).Errors).ToString();

    private Task CreateAsync(string id, ExperimentSpec? spec = null) =>
        _fixture.AppendAll([new ExperimentCreated(id, spec ?? Earlier, SpecHash.Of(spec ?? Earlier), "", 20)]);

    private async Task EndAsync(
        string id, int number, double learningRate, TrialState state, double? objective, int epochs = 3, FailureKind failure = FailureKind.Diverged, int? setting = null)
    {
        var lease = new LeaseKey(id, number, 1, number + 1);
        ParameterAssignment[] parameters =
        [
            new("model", ParameterValue.Of("sparse")), new("epochs", ParameterValue.Of((long)epochs)),
            new("learning_rate", ParameterValue.Of(learningRate)), new("dataset", ParameterValue.Of("digits")),
        ];
        await _fixture.AppendAll(
        [
            new TrialCreated(id, new() { Number = number, Setting = setting ?? number, Repeat = 0, Family = "autoencoder", Model = "sparse", Parameters = parameters }),
            new LeaseGranted(lease, "worker-1", 0, LedgerScript.Environment),
            new TrialEnded(new(lease, state, state == TrialState.Failed ? new(failure, "a test", 1) : null), objective),
        ]);
    }

    [Fact]
    public async Task Add_TrialsOfEveryKind_TakesFinishedOnesOfItsSpaceAndCountsTheOthers()
    {
        await CreateAsync("k7-one");
        await EndAsync("k7-one", 0, 0.002, TrialState.Completed, 0.1);
        await EndAsync("k7-one", 1, 0.009, TrialState.Failed, null);
        await EndAsync("k7-one", 2, 0.003, TrialState.Failed, null, failure: FailureKind.OutOfMemory);
        await EndAsync("k7-one", 3, 0.5, TrialState.Completed, 0.2);
        await EndAsync("k7-one", 4, 0.004, TrialState.Completed, 0.2, epochs: 4);
        await EndAsync("k7-one", 5, 0.005, TrialState.Pruned, null);
        await EndAsync("k7-one", 6, 0.006, TrialState.Completed, double.NaN);

        var resolution = await AddAsync("[k7]");

        Assert.Empty(resolution.Errors);
        var begun = resolution.Spec!.WarmStart!;
        Assert.Equal([0.002, 0.009, 0.006], begun.Results.Select(result => result.Parameters[2].Value.AsDouble()));
        Assert.Equal([0.1, null, null], begun.Results.Select(result => result.Values?[0]));
        Assert.Equal(("k7", "k7-one", "earlier", 7, 3), begun.Sources[0] is var source ? (source.Word, source.Id, source.Name, source.Trials, source.Taken) : default);
        Assert.Equal(
            "s.yaml:10:16: note: warm start takes 3 of 7 trials of experiment k7-one (earlier); left out: 1 failed as OutOfMemory, 1 pruned, "
            + "1 with another epochs, 1 with another learning_rate.",
            Assert.Single(resolution.Notes).ToString());
    }

    [Fact]
    public async Task Add_RepeatsOfASetting_AreOneResult()
    {
        await CreateAsync("k7-one");
        await EndAsync("k7-one", 0, 0.002, TrialState.Completed, 0.1, setting: 0);
        await EndAsync("k7-one", 1, 0.002, TrialState.Completed, 0.4, setting: 0);
        await EndAsync("k7-one", 2, 0.002, TrialState.Failed, null, setting: 0);

        var begun = (await AddAsync("[earlier]")).Spec!.WarmStart!;

        Assert.Equal([0.4], Assert.Single(begun.Results).Values!);
        Assert.Equal(3, begun.Sources[0].Taken);
    }

    [Fact]
    public async Task Add_SettingAgainstTheConstraints_IsLeftOut()
    {
        await CreateAsync("k7-one");
        await EndAsync("k7-one", 0, 0.002, TrialState.Completed, 0.1);
        await EndAsync("k7-one", 1, 0.009, TrialState.Completed, 0.1);

        var begun = (await AddAsync("[k7]", extra: "  constraints: [\"learning_rate <= 0.005\"]\n")).Spec!.WarmStart!;

        Assert.Equal([new LeftOutTrials("against the constraints", 1)], begun.Sources[0].LeftOut);
    }

    [Fact]
    public async Task Add_UnknownExperiments_AreAllToldWithTheNearest()
    {
        await CreateAsync("k7-one");

        Assert.Equal(
            [
                "s.yaml:10:16: orchestrator.warm_start 'earlyer': there is no experiment of this id or name; did you mean 'earlier'?",
                "s.yaml:10:25: orchestrator.warm_start 'zebra': there is no experiment of this id or name.",
            ],
            (await AddAsync("[earlyer, zebra]")).Errors.Select(error => error.ToString()));
    }

    [Fact]
    public async Task Add_AmbiguousWord_NamesTheCandidates()
    {
        await CreateAsync("k7-one");
        await CreateAsync("k7-two");

        Assert.Equal("s.yaml:10:16: orchestrator.warm_start 'k7': 'k7' is not unique: it stands for k7-one, k7-two.", await ErrorAsync("[k7]"));
        Assert.Equal(
            "s.yaml:10:16: orchestrator.warm_start 'earlier': 2 experiments have this name, k7-two, k7-one: name one by its id.",
            await ErrorAsync("[earlier]"));
    }

    [Fact]
    public async Task Add_NameWithWhichAnIdBegins_StandsForTheName()
    {
        await CreateAsync("k7-one");
        await CreateAsync("a1-two", Earlier with { Name = "k7" });
        await EndAsync("a1-two", 0, 0.002, TrialState.Completed, 0.1);

        Assert.Equal("a1-two", Assert.Single((await AddAsync("[k7]")).Spec!.WarmStart!.Sources).Id);
    }

    [Fact]
    public async Task Add_TrialsWithoutAnotherObjective_AreLeftOut()
    {
        await CreateAsync("k7-one");
        await EndAsync("k7-one", 0, 0.002, TrialState.Completed, 0.1);

        Assert.Equal(
            "s.yaml:10:16: orchestrator.warm_start 'earlier': no trial of experiment k7-one (earlier) can be used: 1 without ssim at the epoch that counts.",
            Assert.Single((await AddAsync("[earlier]", extra: "  objectives: [{ name: mse }, { name: ssim }]\n")).Errors).ToString());
    }

    [Fact]
    public async Task Take_NoRoomLeft_CountsWhatIsLeftOut()
    {
        await CreateAsync("k7-one");
        await EndAsync("k7-one", 0, 0.002, TrialState.Completed, 0.1);
        using var reader = _fixture.Owner.OpenReader();
        var trials = new Grains.WarmStarts.EarlierTrials(SweepText.Spec(Text("[earlier]")), Earlier);
        trials.Add((await reader.FindTrialAsync("k7-one", 0, TestContext.Current.CancellationToken))!.Summary);

        Assert.Empty(trials.Take(0));

        Assert.True(trials.HasUsable);
        Assert.Equal([new LeftOutTrials("over the 1000 settings that a sweep takes", 1)], trials.LeftOut);
    }

    [Fact]
    public async Task Add_OtherObjective_SaysBoth()
    {
        var objective = new Objective("psnr", ObjectiveDirection.Maximize);
        await CreateAsync("k7-one", Earlier with { Families = [Earlier.Families[0] with { Objective = objective }] });

        Assert.Equal(
            "s.yaml:10:16: orchestrator.warm_start 'k7': no value of experiment k7-one (earlier) can be used: it ranks autoencoder by psnr (maximize), "
            + "but this sweep autoencoder by mse (minimize).",
            await ErrorAsync("[k7]"));
    }

    [Fact]
    public async Task Add_OtherDirectionOrEpoch_IsRefused()
    {
        await CreateAsync("up", Earlier with { Families = [Earlier.Families[0] with { Objective = new("mse", ObjectiveDirection.Maximize) }] });
        await CreateAsync("best", Earlier with { ObjectiveAt = "best" });

        Assert.Contains("mse (maximize)", await ErrorAsync("[up]"), StringComparison.Ordinal);
        Assert.EndsWith("its objective_at is best, but this sweep's last.", await ErrorAsync("[best]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_NoUsableTrial_SaysWhy()
    {
        await CreateAsync("k7-one");
        await CreateAsync("k8-two");
        await EndAsync("k8-two", 0, 0.5, TrialState.Completed, 0.2);

        Assert.Equal(
            "s.yaml:10:16: orchestrator.warm_start 'k7': no trial of experiment k7-one (earlier) can be used: it has none.", await ErrorAsync("[k7]"));
        Assert.EndsWith("can be used: 1 with another learning_rate.", await ErrorAsync("[k8]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_ItselfUnfinished_IsRefused()
    {
        await CreateAsync("k7-one", SweepText.Spec(Sweep));

        Assert.Equal(
            "s.yaml:10:16: orchestrator.warm_start 'k7': experiment k7-one is this sweep itself, which has not ended: name an earlier one.",
            await ErrorAsync("[k7]", isNew: true));
    }

    [Fact]
    public async Task Add_ExperimentNamedTwice_IsRefused()
    {
        await CreateAsync("k7-one");
        await EndAsync("k7-one", 0, 0.002, TrialState.Completed, 0.1);

        Assert.Equal("s.yaml:10:20: orchestrator.warm_start 'earlier': experiment k7-one is named twice.", await ErrorAsync("[k7, earlier]"));
    }

    [Fact]
    public async Task Add_BegunExperiment_GoesOnWithWhatItTook()
    {
        await CreateAsync("k7-one");
        await EndAsync("k7-one", 0, 0.002, TrialState.Completed, 0.1);
        var begun = (await AddAsync("[k7]")).Spec!;
        await CreateAsync("k9-new", begun);
        await EndAsync("k7-one", 1, 0.003, TrialState.Completed, 0.05);

        var again = (await AddAsync("[k7]")).Spec!;
        var another = (await AddAsync("[k7]", isNew: true)).Spec!;
        await _fixture.AppendAll(
        [
            new ExperimentStateChanged("k7-one", ExperimentState.Pending, ExperimentState.Running, "a test"),
            new ExperimentStateChanged("k7-one", ExperimentState.Running, ExperimentState.Completed, "a test"),
            new ExperimentDeleted("k7-one", "earlier", 2, CommandSource.CommandLine),
        ]);

        Assert.Equal(SpecHash.Of(begun), SpecHash.Of(again));
        Assert.NotEqual(SpecHash.Of(begun), SpecHash.Of(another));
        Assert.Equal(SpecHash.Of(begun), SpecHash.Of((await AddAsync("[k7]")).Spec!));
    }

    [Fact]
    public async Task Add_SameResultsOfAnotherDatabase_HaveTheSameHash()
    {
        await CreateAsync("k7-one");
        await EndAsync("k7-one", 0, 0.002, TrialState.Completed, 0.1);
        await CreateAsync("k8-two");
        await EndAsync("k8-two", 0, 0.002, TrialState.Completed, 0.1);

        Assert.Equal(SpecHash.Of((await AddAsync("[k7]")).Spec!), SpecHash.Of((await AddAsync("[k8]")).Spec!));
    }

    [Fact]
    public async Task Add_SpecificationWithResults_ReadsBack()
    {
        await CreateAsync("k7-one");
        await EndAsync("k7-one", 0, 0.002, TrialState.Completed, 0.1);
        await EndAsync("k7-one", 1, 0.003, TrialState.Failed, null);
        var spec = (await AddAsync("[k7]")).Spec!;

        Assert.Equal(SpecJson.Serialize(spec), SpecJson.Serialize(SpecJson.Deserialize(SpecJson.Serialize(spec))));
    }

    [Fact]
    public async Task Add_NoDatabase_SaysSo()
    {
        var resolution = await Grains.WarmStarts.WarmStarts.AddAsync(
            SweepText.File(Text("[k7]")), Earlier, null, false, TestContext.Current.CancellationToken);

        Assert.Equal(
            "s.yaml:10:16: orchestrator.warm_start 'k7': there is no database yet, so no earlier experiment.", Assert.Single(resolution.Errors).ToString());
    }
}
