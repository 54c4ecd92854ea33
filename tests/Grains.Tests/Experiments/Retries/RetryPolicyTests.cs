using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments.Retries;
using static Orchestrator.Abstractions.Trials.FailureKind;
using static Orchestrator.Grains.Experiments.Retries.RetryAction;

namespace Orchestrator.Grains.Tests.Experiments.Retries;

public class RetryPolicyTests
{
    private static readonly (FailureKind Kind, AttemptHistory History, RetryAction Expected)[] Table =
    [
        (WorkerLost, new(Losses: 1), Retry),
        (WorkerLost, new(Losses: 2), RetryAlone),
        (WorkerLost, new(Losses: 3, IsAlone: true), RetryAlone),
        (WorkerLost, new(Losses: 4, IsAlone: true), RetryAlone),
        (WorkerLost, new(Losses: 5, IsAlone: true), Fail),
        (OutOfMemory, new(), RetryAlone),
        (OutOfMemory, new(IsAlone: true), Fail),
        (Internal, new(InternalFailures: 1), RetryElsewhere),
        (Internal, new(InternalFailures: 2), RetryElsewhere),
        (Internal, new(InternalFailures: 3), Fail),
        (Diverged, new(), Fail),
        (ModeCollapse, new(), Fail),
        (DiscriminatorWon, new(), Fail),
        (DeadModel, new(), Fail),
        (PosteriorCollapse, new(), Fail),
        (InvalidInput, new(), Fail),
    ];

    [Fact]
    public void Decide_EveryKind_IsWhatTheTableSays()
    {
        foreach (var (kind, history, expected) in Table) { Assert.Equal((kind, history, expected), (kind, history, RetryPolicy.Decide(kind, history))); }

        Assert.Equal(Enum.GetValues<FailureKind>(), Table.Select(row => row.Kind).Distinct().Order());
    }
}
