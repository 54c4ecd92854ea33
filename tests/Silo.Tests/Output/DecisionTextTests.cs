using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Tests.Output;

public class DecisionTextTests
{
    private static readonly DecisionRow Start = new("autoencoder", 0, "Start", 5, 0, 0, 3, "the next setting, auto", DateTimeOffset.UnixEpoch);

    [Fact]
    public void Of_Decisions_SaysWhatFollowsAndWhy()
    {
        Assert.Equal("starts, to epoch 3: the next setting, auto", DecisionText.Of(Start));
        Assert.Equal("starts from a checkpoint of epoch 2, to its last epoch: a copy", DecisionText.Of(Start with { Epoch = 2, Until = null, Reason = "a copy" }));
        Assert.Equal("goes on, to epoch 9: promoted", DecisionText.Of(Start with { Kind = "Continue", Epoch = 3, Until = 9, Reason = "promoted" }));
        Assert.Equal("pruned at epoch 3", DecisionText.Of(Start with { Kind = "Prune", Reason = "pruned at epoch 3" }));
    }

    [Theory]
    [InlineData("SearchDecided", "Prune", "trial 5 why")]
    [InlineData("SearchDecided", "Finish", "the search of gan ends: why")]
    [InlineData("SearchDecided", "Continue", null)]
    [InlineData("TrialEnded", "Prune", null)]
    public void OfEnd_Events_TellsEndsAlone(string kind, string decision, string? expected)
    {
        var row = new EventRow(1, "abc", 5, kind, DateTimeOffset.UnixEpoch, $$"""{"kind":"{{decision}}","family":"gan","reason":"why"}""");

        Assert.Equal(expected, DecisionText.OfEnd(row));
    }
}
