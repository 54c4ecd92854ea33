using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments.Commands;

public class ForkPlannerTests
{
    private const string Id = "abc";

    private static readonly ExperimentSpec Random = ExperimentSpecs.Grid(epochs: 6) with { Method = SearchMethod.Random, RunCap = 10 };

    [Fact]
    public void Plan_AFork_HasItsParentItsPlaceAndAWholeSetting()
    {
        var changed = Assert.IsType<SpecificationChanged>(Assert.Single(Plan(Random, "learning_rate=0.5", 2).Events));

        var fork = Assert.Single(changed.Spec.EnqueuedLater!);
        Assert.Equal((new ForkOrigin(0, 0, 2), 1, 1, 11), (fork.Origin, fork.Setting, fork.Trial, changed.Spec.RunCap));
        Assert.Equal(["model", "dataset", "epochs", "code_size", "learning_rate"], fork.Parameters.Select(one => one.Name));
        Assert.StartsWith("trial 0 forked at epoch 2 as trial 1: model=vanilla ", changed.Change, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("epochs=7", 8)]
    [InlineData("epochs=9", 9)]
    [InlineData("learning_rate=0.5", 8)]
    public void Apply_MoreEpochs_AForkThatHasNotBegunTrainsAsFarAsTheOthersAtLeast(string change, int expected)
    {
        var forked = Assert.IsType<SpecificationChanged>(Assert.Single(Plan(Random, change).Events)).Spec;

        var extended = EpochsExtension.Apply(forked, 8);

        Assert.Equal(expected, extended.EnqueuedLater![0].Parameters.Single(one => one.Name == "epochs").Value.AsDouble());
    }

    [Fact]
    public void Plan_WithoutAnEpoch_TakesTheNewest() =>
        Assert.Equal(4, Assert.IsType<SpecificationChanged>(Assert.Single(Plan(Random, "epochs=9").Events)).Spec.EnqueuedLater![0].Origin!.Epoch);

    [Theory]
    [InlineData("code_size=2", "'code_size' cannot change while a vanilla trains; learning_rate or epochs can.")]
    [InlineData("lerning_rate=0.5", "'lerning_rate' cannot change while a vanilla trains; learning_rate or epochs can; did you mean 'learning_rate'?")]
    [InlineData("learning_rate=11", "learning_rate must be a number in (0, 10], but got '11'.")]
    [InlineData("epochs=6", "Trial 0 has these values itself: a fork changes one at least.")]
    [InlineData("epochs=4", "It begins after epoch 4 of trial 0 and would end at epoch 4: give it more epochs.")]
    [InlineData("learning_rate", "A parameter set is ")]
    public void Plan_WrongChange_SaysWhatIsAllowed(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<InvalidCommandException>(() => Plan(Random, text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Plan_EpochWithoutACheckpoint_NamesThoseThatAreKept() => Assert.Equal(
        "Trial 0 keeps no checkpoint of epoch 3; it keeps 2, 4.",
        Assert.Throws<StateConflictException>(() => Plan(Random, "learning_rate=0.5", 3)).Message);

    [Fact]
    public void Plan_WhatCannotBeForked_SaysWhy()
    {
        Assert.Contains("a whole grid", Assert.Throws<InvalidCommandException>(() => Plan(ExperimentSpecs.Grid(), "learning_rate=0.5")).Message, StringComparison.Ordinal);
        Assert.Contains("2 trials each", Assert.Throws<InvalidCommandException>(() => Plan(Random with { Repeats = 2 }, "learning_rate=0.5")).Message, StringComparison.Ordinal);
        Assert.Contains("'epochs <= 8'", Assert.Throws<InvalidCommandException>(() => Plan(Random with { Constraints = ["epochs <= 8"] }, "epochs=9")).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => CommandPlanner.Plan(Id, Project(Random), Fork("learning_rate=0.5", null) with { Trials = [7] }));
        Assert.StartsWith("fork needs one trial", Assert.Throws<InvalidCommandException>(
            () => CommandPlanner.Plan(Id, Project(Random), Fork("learning_rate=0.5", null) with { Trials = [] })).Message, StringComparison.Ordinal);
    }

    private static ExperimentCommand Fork(string text, int? epoch) => new(CommandKind.Fork, CommandSource.Api) { Trials = [0], Epoch = epoch, Sets = [text] };

    private static CommandPlan Plan(ExperimentSpec spec, string text, int? epoch = null) => CommandPlanner.Plan(Id, Project(spec), Fork(text, epoch));

    // Trial 0 runs and keeps the checkpoints of epochs 2 and 4.
    private static ExperimentProjection Project(ExperimentSpec spec)
    {
        var created = new ExperimentCreated(Id, spec, "hash", "", 10);
        var experiment = new ExperimentProjection(created, new(1, DateTimeOffset.UnixEpoch, created));
        var events = experiment.Reserve()!.ToEvents(Id, new("worker", 0, "{}")).ToList();
        var lease = events.OfType<LeaseGranted>().Single().Lease;
        events.AddRange(((int[])[2, 4]).Select(epoch => new CheckpointSaved(lease, new(epoch, new string('0', 64), 1))));
        foreach (var (one, place) in events.Select((one, place) => (one, place))) { experiment.Apply(new(2 + place, DateTimeOffset.UnixEpoch, one)); }

        return experiment;
    }
}
