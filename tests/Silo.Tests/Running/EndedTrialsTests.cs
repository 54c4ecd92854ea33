using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Tests.Running;

public class EndedTrialsTests
{
    [Fact]
    public void Take_ThreeEndedSinceTheLastLook_CountsEach()
    {
        var ended = new EndedTrials("abc", new(Completed: 4, Running: 3));
        foreach (var (trial, state) in ((int, TrialState)[])[(4, TrialState.Completed), (6, TrialState.Failed), (5, TrialState.Completed)])
        {
            ended.OnCommitted(Event("abc", trial, state));
        }

        var taken = ended.Take().ToList();

        Assert.Equal([4, 6, 5], taken.Select(one => one.Ended.TrialNumber!.Value));
        Assert.Equal([5, 6, 7], taken.Select(one => one.Counts.Ended));
        Assert.Equal([0, 1, 1], taken.Select(one => one.Counts.Failed));
        Assert.Empty(ended.Take());
    }

    [Fact]
    public void Take_AfterAFailedTrialWasReopened_CountsItOnce()
    {
        var ended = new EndedTrials("abc", new(Completed: 4, Failed: 1));

        ended.OnCommitted(new(1, DateTimeOffset.UnixEpoch, new TrialsReopened("abc", [4], TrialState.Failed, "", CommandSource.CommandLine)));
        ended.OnCommitted(Event("abc", 4, TrialState.Completed));

        Assert.Equal(new(Completed: 5, Failed: 0), Assert.Single(ended.Take()).Counts);
    }

    [Fact]
    public void Take_PrunedTrial_IsCountedWithItsReason()
    {
        var ended = new EndedTrials("abc", new(Completed: 4));

        ended.OnCommitted(new(1, DateTimeOffset.UnixEpoch, Decided(DecisionKind.Pause)));
        ended.OnCommitted(new(2, DateTimeOffset.UnixEpoch, Decided(DecisionKind.Prune)));

        var (one, counts) = Assert.Single(ended.Take());
        Assert.Equal("a reason", Assert.IsType<SearchDecided>(one).Reason);
        Assert.Equal(new(Completed: 4, Pruned: 1), counts);
    }

    [Fact]
    public void Take_AnotherExperiment_IsLeftOut()
    {
        var ended = new EndedTrials("abc", new());

        ended.OnCommitted(Event("other", 0, TrialState.Completed));

        Assert.Empty(ended.Take());
    }

    private static SearchDecided Decided(DecisionKind kind) => new("abc", "autoencoder", 0, kind, 7, null, 3, null, "a reason");

    private static CommittedEvent Event(string id, int trial, TrialState state) =>
        new(1, DateTimeOffset.UnixEpoch, new TrialEnded(new(new(id, trial, 1, 1), state), null));
}
