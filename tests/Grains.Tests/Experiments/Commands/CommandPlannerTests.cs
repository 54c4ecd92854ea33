using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments.Commands;

public class CommandPlannerTests
{
    private const string Id = "abc";

    private static readonly ExperimentSpec Random = ExperimentSpecs.Grid() with { Method = SearchMethod.Random, RunCap = 10 };

    [Theory]
    [InlineData(9, "run_cap must be in [10, 10000000], since 10 are planned already, but got 9.")]
    [InlineData(10_000_001, "run_cap must be in [10, 10000000], since 10 are planned already, but got 10000001.")]
    public void Plan_RunCapOutOfRange_NamesTheRange(int cap, string expected) =>
        Assert.Equal(expected, Refuse(Random, Extend with { RunCap = cap }));

    [Fact]
    public void Plan_ExtendOfAWholeGrid_SaysThatThereIsNoMore()
    {
        Assert.Contains("a whole grid", Refuse(ExperimentSpecs.Grid(), Extend with { RunCap = 9 }), StringComparison.Ordinal);
        Assert.Equal("Its grid has 4 trials and no more.", Refuse(ExperimentSpecs.Grid() with { RunCap = 4 }, Extend with { RunCap = 9 }));
    }

    [Fact]
    public void Plan_MoreTrialsOfAPopulation_IsRefused() => Assert.Contains(
        "would have gone another way", Refuse(Random with { Pruner = new() { Name = "pbt" } }, Extend with { RunCap = 20 }), StringComparison.Ordinal);

    [Theory]
    [InlineData(2, "epochs must be in [3, 100000], since trials have 3 already, but got 2.")]
    [InlineData(100_001, "epochs must be in [3, 100000], since trials have 3 already, but got 100001.")]
    public void Plan_EpochsOutOfRange_NamesTheRange(int epochs, string expected) =>
        Assert.Equal(expected, Refuse(Random, Extend with { Epochs = epochs }));

    [Fact]
    public void Plan_EpochsThatAreSwept_IsRefused()
    {
        var swept = Random with
        {
            Parameters = [.. Random.Parameters.Select(parameter => parameter.Name == "epochs"
                ? parameter with { Domain = new ListDomain([ParameterValue.Of(3L), ParameterValue.Of(5L)], true) }
                : parameter)],
        };

        Assert.Contains("epochs are swept", Refuse(swept, Extend with { Epochs = 9 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_EpochsThatTheSweepDoesNotName_StartFromTheDefault()
    {
        var unnamed = Random with { Parameters = [.. Random.Parameters.Where(parameter => parameter.Name != "epochs")] };

        var changed = Assert.IsType<SpecificationChanged>(Assert.Single(Plan(unnamed, Extend with { Epochs = 25 }).Events));

        Assert.Equal("epochs 20 to 25", changed.Change);
        Assert.Equal(new("epochs", new FixedDomain(ParameterValue.Of(25L))), changed.Spec.Parameters[^1]);
    }

    [Theory]
    [InlineData(CommandKind.Extend, "extend needs a larger run_cap, more epochs or both.")]
    [InlineData(CommandKind.Set, "set needs a weight, max_slots or both.")]
    public void Plan_NothingAsked_SaysWhatIsNeeded(CommandKind kind, string expected) =>
        Assert.Equal(expected, Refuse(Random, new(kind, CommandSource.Api)));

    [Theory]
    [InlineData(0.0, null)]
    [InlineData(double.NaN, null)]
    [InlineData(1001.0, null)]
    [InlineData(null, -1)]
    [InlineData(null, 100_001)]
    public void Plan_ShareOutOfRange_IsRefused(double? weight, int? maxSlots) =>
        Assert.Contains(weight is null ? "max_slots must be" : "weight must be",
            Refuse(Random, new(CommandKind.Set, CommandSource.Api) { Weight = weight, MaxSlots = maxSlots }), StringComparison.Ordinal);

    [Fact]
    public void Plan_AsItStandsAlready_IsNothing()
    {
        Assert.Empty(Plan(Random, Extend with { RunCap = 10, Epochs = 3 }).Events);
        Assert.Empty(Plan(Random, new(CommandKind.Set, CommandSource.Api) { Weight = 1, MaxSlots = 0 }).Events);
        Assert.Empty(Plan(Random, new(CommandKind.Resume, CommandSource.Api)).Events);
    }

    [Fact]
    public void Plan_AMove_CarriesHowItCame()
    {
        var moved = Assert.IsType<ExperimentStateChanged>(Assert.Single(Plan(Random, new(CommandKind.Pause, CommandSource.Dashboard)).Events));

        Assert.Equal(
            new(Id, ExperimentState.Pending, ExperimentState.Paused, "a person asked to pause it", CommandSource.Dashboard), moved);
    }

    private static ExperimentCommand Extend => new(CommandKind.Extend, CommandSource.Api);

    private static CommandPlan Plan(ExperimentSpec spec, ExperimentCommand command)
    {
        var created = new ExperimentCreated(Id, spec, "hash", "", 4);
        return CommandPlanner.Plan(Id, new(created, new(1, DateTimeOffset.UnixEpoch, created)), command);
    }

    private static string Refuse(ExperimentSpec spec, ExperimentCommand command) =>
        Assert.Throws<InvalidCommandException>(() => Plan(spec, command)).Message;
}
