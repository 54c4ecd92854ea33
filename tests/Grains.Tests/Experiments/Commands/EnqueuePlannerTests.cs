using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments.Commands;

public class EnqueuePlannerTests
{
    private const string Id = "abc";

    private static readonly ExperimentSpec Random = ExperimentSpecs.Grid() with
    {
        Method = SearchMethod.Random,
        RunCap = 10,
        Parameters = [.. ExperimentSpecs.Grid().Parameters, new("learning_rate", new RangeDomain(1e-4, 1e-1, false, true, null))],
    };

    private static readonly ExperimentSpec TwoFamilies = Random with
    {
        Parameters =
        [
            new("model", new ListDomain([ParameterValue.Of("vanilla"), ParameterValue.Of("gan")], false)),
            new("learning_rate", new RangeDomain(1e-4, 1e-1, false, true, null)),
            new("code_size", new ListDomain([ParameterValue.Of(4L), ParameterValue.Of(8L)], true), "model == vanilla"),
        ],
        Families = [new("autoencoder", ["vanilla"], new("mse", ObjectiveDirection.Minimize)), new("gan", ["gan"], null)],
    };

    [Theory]
    [InlineData("code_size=2,learning_rate=0.01")]
    [InlineData("{ code_size: 2, learning_rate: 0.01 }")]
    [InlineData("{\"code_size\": 2.0,\n\"learning_rate\": 1e-2}")]
    public void Plan_ASet_HasItsPlaceItsValuesAndRoomInTheCap(string text)
    {
        var plan = Plan(Random, text);

        var changed = Assert.IsType<SpecificationChanged>(Assert.Single(plan.Events));
        var set = Assert.Single(changed.Spec.EnqueuedLater!);
        Assert.Equal([new("code_size", ParameterValue.Of(2L)), new("learning_rate", ParameterValue.Of(0.01))], set.Parameters);
        Assert.Equal((0, 0, 11, 11), (set.Setting, set.Trial, changed.Spec.RunCap, changed.Planned));
        Assert.Equal("enqueued as trial 0: code_size=2 learning_rate=0.01, run_cap 10 to 11", changed.Change);
        Assert.Equal("Enqueued as trial 0; run_cap 10 to 11.", plan.Message);
        Assert.Equal((ExperimentState.Pending, CommandSource.Api), (changed.State, changed.By));
    }

    [Fact]
    public void Plan_SeveralSetsWithRepeats_FollowEachOtherAfterTheFilesOwn()
    {
        var spec = Random with { Repeats = 2, Enqueue = [[new("code_size", ParameterValue.Of(1L))]] };

        var changed = Changed(Plan(spec, "code_size=2", "code_size=3"));

        Assert.Equal([(1, 2), (2, 4)], changed.Spec.EnqueuedLater!.Select(set => (set.Setting, set.Trial)));
        Assert.Equal(14, changed.Spec.RunCap);
        Assert.StartsWith("enqueued as trials 2 to 3, 4 to 5: ", changed.Change, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_SetOfALaterFamily_LosesNoneOfTheOthersTrials()
    {
        var changed = Changed(Plan(TwoFamilies, "model=gan,learning_rate=0.01"));

        Assert.Equal((0, 1), (changed.Spec.EnqueuedLater![0].Setting, changed.Spec.EnqueuedLater[0].Trial));
        Assert.Equal(12, changed.Spec.RunCap);
    }

    [Fact]
    public void Plan_AnotherSetBeforeTheFirstHasBegun_ComesAfterIt()
    {
        var first = Changed(Plan(Random, "code_size=2")).Spec;

        var second = Changed(Plan(first, "code_size=3"));

        Assert.Equal([0, 1], second.Spec.EnqueuedLater!.Select(set => set.Setting));
        Assert.Equal(12, second.Spec.RunCap);
    }

    [Theory]
    [InlineData("code_size=2", "code_size=2 is enqueued already, as trial 0.")]
    [InlineData("code_size=1", "code_size=1 is among the sweep file's own sets.")]
    public void Plan_ASetThatIsThere_IsSaidAndChangesNothing(string text, string expected)
    {
        var spec = Random with
        {
            Enqueue = [[new("code_size", ParameterValue.Of(1L))]],
            EnqueuedLater = [new(1, [new("code_size", ParameterValue.Of(2L))], 0)],
        };

        var plan = Plan(spec, text);

        Assert.Empty(plan.Events);
        Assert.StartsWith(expected, plan.Message, StringComparison.Ordinal);
        Assert.Single(CommandPlanner.Plan(Id, Project(spec), Enqueue(text) with { Again = true }).Events);
    }

    [Fact]
    public void Plan_OneNewSetAmongKnownOnes_EnqueuesThatOne()
    {
        var plan = Plan(Random, "code_size=2", "code_size=2", "code_size=3");

        Assert.Equal(2, Changed(plan).Spec.EnqueuedLater!.Count);
        Assert.EndsWith("code_size=2 is given twice.", plan.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code_sise=2", "'code_sise' is not among the sweep's parameters; did you mean 'code_size'?")]
    [InlineData("code_size=5", "code_size '5' is not among the values that the sweep gives it.")]
    [InlineData("epochs=4", "epochs '4' is not among the values that the sweep gives it.")]
    [InlineData("learning_rate=fast", "learning_rate must be ")]
    [InlineData("learning_rate=0.5", "learning_rate '0.5' is not among the values that the sweep gives it.")]
    [InlineData("code_size", "A parameter set is 'name=value,name=value', or a block in braces, with one value at least, but got 'code_size'.")]
    [InlineData("code_size=2,", "A parameter set is ")]
    [InlineData("", "A parameter set is ")]
    [InlineData("{}", "A parameter set is ")]
    [InlineData("code_size=2,code_size=3", "'code_size' is given twice.")]
    [InlineData("{ code_size: [2] }", "code_size must be ")]
    public void Plan_WrongSet_SaysWhatIsWrong(string text, string expected) =>
        Assert.StartsWith(expected, Refuse(Random, text), StringComparison.Ordinal);

    [Fact]
    public void Plan_SeveralWrongSets_NamesAllOfThem()
    {
        var message = Refuse(Random, "code_size=2", "code_size=7", "epoch=3");

        Assert.Contains("Set 2: code_size '7'", message, StringComparison.Ordinal);
        Assert.Contains("Set 3: 'epoch' is not among the sweep's parameters; did you mean 'epochs'?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_SetThatBreaksAConstraint_NamesIt() => Assert.Equal(
        "code_size=4: no setting with it keeps to the constraints 'code_size <= 3'.",
        Refuse(Random with { Constraints = ["code_size <= 3"] }, "code_size=4"));

    [Fact]
    public void Plan_ValueWithoutAPart_IsRefused() => Assert.StartsWith(
        "model=gan code_size=4: code_size has no part in its setting, model=gan learning_rate=", Refuse(TwoFamilies, "model=gan,code_size=4"), StringComparison.Ordinal);

    [Fact]
    public void Plan_WhatTakesNoSets_SaysWhy()
    {
        Assert.Contains("a whole grid", Refuse(ExperimentSpecs.Grid(), "code_size=2"), StringComparison.Ordinal);
        Assert.Contains("a population", Refuse(Random with { Pruner = new() { Name = "pbt" } }, "code_size=2"), StringComparison.Ordinal);
        Assert.StartsWith("enqueue needs a parameter set", Refuse(Random), StringComparison.Ordinal);
        Assert.Contains("At most 10000 sets", Refuse(Random, [.. Enumerable.Repeat("code_size=2", 10_001)]), StringComparison.Ordinal);
        Assert.Contains("more than 10000000 trials", Refuse(Random with { RunCap = 10_000_000 }, "code_size=2"), StringComparison.Ordinal);
    }

    private static SpecificationChanged Changed(CommandPlan plan) => Assert.IsType<SpecificationChanged>(Assert.Single(plan.Events));

    private static ExperimentCommand Enqueue(params string[] sets) => new(CommandKind.Enqueue, CommandSource.Api) { Sets = sets };

    private static Grains.Experiments.ExperimentProjection Project(ExperimentSpec spec)
    {
        var created = new ExperimentCreated(Id, spec, "hash", "", 4);
        return new(created, new(1, DateTimeOffset.UnixEpoch, created));
    }

    private static CommandPlan Plan(ExperimentSpec spec, params string[] sets) => CommandPlanner.Plan(Id, Project(spec), Enqueue(sets));

    private static string Refuse(ExperimentSpec spec, params string[] sets) =>
        Assert.Throws<InvalidCommandException>(() => Plan(spec, sets)).Message;
}
