using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Tests.Experiments.Commands;

public class TagPlannerTests
{
    private readonly LedgerScript _script = new("abc");
    private readonly ExperimentProjection _experiment;
    private long _sequence = 1;

    public TagPlannerTests()
    {
        var created = _script.Created() with { Spec = LedgerScript.Spec with { Method = SearchMethod.Random } };
        _experiment = new(created, new(_sequence, DateTimeOffset.UnixEpoch, created));
        Apply(_script.Trial(0), _script.Trial(1), _script.Tagged(0, ["keep"]));
    }

    [Fact]
    public void Plan_SomeHaveItAlready_NamesTheOthers()
    {
        var plan = Plan([1, 0, 1], ["Keep"], []);

        var tagged = Assert.IsType<TrialsTagged>(Assert.Single(plan.Events));
        Assert.Equal([1], tagged.Trials);
        Assert.Equal(["keep"], tagged.Added);
        Assert.Equal("Trial 1 is tagged keep.", plan.Message);
    }

    [Fact]
    public void Plan_AddedAndRemoved_SaysBoth() =>
        Assert.Equal("Trial 0 is tagged best, old and no longer tagged keep.", Plan([0], ["old", "best"], ["keep"]).Message);

    [Fact]
    public void Plan_AsItStandsAlready_IsNothing()
    {
        var plan = Plan([0], ["keep"], ["never"]);

        Assert.Equal("1 trial is tagged so already.", plan.Message);
        Assert.Empty(plan.Events);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("-dash")]
    [InlineData("")]
    [InlineData("<b>")]
    [InlineData("a,b")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void Plan_NoTag_NamesItAndTheRule(string tag) =>
        Assert.Contains("is no tag: a tag has 1 to 40 letters", Refuse<InvalidCommandException>([0], [tag], []), StringComparison.Ordinal);

    [Fact]
    public void Plan_NothingAsked_SaysWhatIsNeeded() => Assert.StartsWith("tag needs a tag to add or to remove", Refuse<InvalidCommandException>([0], [], []), StringComparison.Ordinal);

    [Fact]
    public void Plan_NoTrials_SaysHowMany() => Assert.Equal("tag needs 1 to 50000 trials, but got 0.", Refuse<InvalidCommandException>([], ["a"], []));

    [Fact]
    public void Plan_AddedAndRemovedAtOnce_IsRefused() => Assert.Contains("'a' cannot be", Refuse<InvalidCommandException>([0], ["a"], ["A"]), StringComparison.Ordinal);

    [Fact]
    public void Plan_UnknownTrial_IsMissing() => Assert.Equal("Experiment abc has no trial 7.", Refuse<KeyNotFoundException>([0, 7], ["a"], []));

    [Fact]
    public void Plan_TooManyTags_NamesTheTrial() => Assert.Equal(
        "A trial has at most 20 tags, but trial 0 would have 21.",
        Refuse<InvalidCommandException>([1, 0], [.. Enumerable.Range(0, 20).Select(index => $"t{index}")], []));

    private CommandPlan Plan(int[] trials, string[] add, string[] remove) => CommandPlanner.Plan(
        "abc", _experiment, new(CommandKind.Tag, CommandSource.Api) { Trials = trials, AddTags = add, RemoveTags = remove });

    private string Refuse<T>(int[] trials, string[] add, string[] remove) where T : Exception => Assert.Throws<T>(() => Plan(trials, add, remove)).Message;

    private void Apply(params LedgerEvent[] events)
    {
        foreach (var one in events) { _experiment.Apply(new(++_sequence, DateTimeOffset.UnixEpoch, one)); }
    }
}
