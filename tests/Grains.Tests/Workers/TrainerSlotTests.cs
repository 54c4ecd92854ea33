using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Workers;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Workers;

public class TrainerSlotTests
{
    private static readonly Lease Lease = MakeLease(1);

    [Fact]
    public async Task Run_AttemptToItsEnd_PostsEveryEpochThenTheOutcome()
    {
        using var slot = new TrainerSlot(0, new FakeTrialRunner());
        slot.Start(Lease);

        var messages = await ReadToOutcomeAsync(slot);

        Assert.Equal([1, 2, 3], messages.SkipLast(1).Select(message => message.Report!.Epoch));
        Assert.Equal(TrialState.Completed, messages[^1].Outcome!.State);
        Assert.Null(slot.Status.ExperimentId);
    }

    [Fact]
    public async Task Start_ManyShortAttempts_AllComplete()
    {
        using var slot = new TrainerSlot(0, new FakeTrialRunner());
        for (var number = 1; number <= 2_000; number++)
        {
            slot.Start(MakeLease(number));

            Assert.Equal(TrialState.Completed, (await ReadToOutcomeAsync(slot))[^1].Outcome!.State);
        }
    }

    [Fact]
    public async Task Start_WhileBusy_Throws()
    {
        using var entered = new SemaphoreSlim(0);
        using var slot = new TrainerSlot(0, BlockAtEpoch(1, entered));
        slot.Start(Lease);
        await entered.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Throws<InvalidOperationException>(() => slot.Start(MakeLease(2)));
    }

    [Fact]
    public async Task Cancel_OfItsLease_EndsTheAttemptPending()
    {
        using var entered = new SemaphoreSlim(0);
        using var slot = new TrainerSlot(0, BlockAtEpoch(2, entered));
        slot.Start(Lease);
        await entered.WaitAsync(TestContext.Current.CancellationToken);

        slot.Cancel(MakeLease(9).Key);
        slot.Cancel(Lease.Key);

        var messages = await ReadToOutcomeAsync(slot);
        Assert.Equal(TrialState.Pending, messages[^1].Outcome!.State);
        Assert.Single(messages, message => message.Report is not null);
    }

    [Fact]
    public async Task Pause_OfItsLeaseInTraining_EndsTheAttemptAtTheEndOfItsEpoch()
    {
        using var entered = new SemaphoreSlim(0);
        using var leave = new SemaphoreSlim(0);
        using var slot = new TrainerSlot(0, new FakeTrialRunner
        {
            BeforeEpoch = (_, epoch, _) => { if (epoch == 2) { entered.Release(); leave.Wait(CancellationToken.None); } },
        });
        slot.Start(Lease);
        await entered.WaitAsync(TestContext.Current.CancellationToken);

        slot.Pause(MakeLease(9).Key);
        slot.Pause(Lease.Key);
        leave.Release();

        var messages = await ReadToOutcomeAsync(slot);
        Assert.Equal([1, 2], messages.SkipLast(1).Select(message => message.Report!.Epoch));
        Assert.Equal(TrialState.Pending, messages[^1].Outcome!.State);
    }

    [Fact]
    public async Task Pause_BeforeItTrains_EndsTheAttemptAtOnce()
    {
        using var entered = new SemaphoreSlim(0);
        using var slot = new TrainerSlot(0, BlockAtEpoch(1, entered));
        slot.Start(Lease);
        await entered.WaitAsync(TestContext.Current.CancellationToken);

        slot.Pause(Lease.Key);

        Assert.Equal(TrialState.Pending, Assert.Single(await ReadToOutcomeAsync(slot)).Outcome!.State);
    }

    [Fact]
    public async Task Drain_BeforeAStart_EndsThatAttemptPending()
    {
        using var slot = new TrainerSlot(0, new FakeTrialRunner());
        slot.Drain(TimeSpan.FromSeconds(5));
        slot.Start(Lease);

        Assert.Equal(TrialState.Pending, (await ReadToOutcomeAsync(slot))[^1].Outcome!.State);
    }

    [Fact]
    public async Task Drain_EpochNearItsEnd_LetsItEnd()
    {
        using var entered = new SemaphoreSlim(0);
        using var leave = new SemaphoreSlim(0);
        using var slot = new TrainerSlot(0, new FakeTrialRunner
        {
            BeforeEpoch = (_, epoch, _) => { if (epoch == 2) { entered.Release(); leave.Wait(CancellationToken.None); } },
        });
        slot.Start(Lease);
        await entered.WaitAsync(TestContext.Current.CancellationToken);
        slot.OnProgress(2, 3, fraction: 0.999999, loss: 1, imagesPerSecond: 1);

        slot.Drain(TimeSpan.FromSeconds(5));
        leave.Release();

        var messages = await ReadToOutcomeAsync(slot);
        Assert.Equal(2, messages.Count(message => message.Report is not null));
        Assert.Equal(TrialState.Pending, messages[^1].Outcome!.State);
    }

    [Fact]
    public async Task Run_RunnerThrows_FailsTheTrialAndKeepsTheSlot()
    {
        using var slot = new TrainerSlot(0, new FakeTrialRunner
        {
            BeforeEpoch = (lease, _, _) => { if (lease.Key.Number == 1) { throw new InvalidOperationException("a fault"); } },
        });

        slot.Start(Lease);
        var failed = (await ReadToOutcomeAsync(slot))[^1].Outcome!;
        slot.Start(MakeLease(2));
        var next = (await ReadToOutcomeAsync(slot))[^1].Outcome!;

        Assert.Equal((TrialState.Failed, FailureKind.Internal), (failed.State, failed.Failure!.Kind));
        Assert.Contains("a fault", failed.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(TrialState.Completed, next.State);
    }

    private static FakeTrialRunner BlockAtEpoch(int blocked, SemaphoreSlim entered) => new()
    {
        BeforeEpoch = (_, epoch, cancellation) =>
        {
            if (epoch != blocked) { return; }

            entered.Release();
            cancellation.WaitHandle.WaitOne();
        },
    };

    private static Lease MakeLease(long number)
    {
        var spec = ExperimentSpecs.Grid();
        return new(new("abc", 0, 1, number), SearchPlan.For(spec).TrialAt(0)!, spec);
    }

    private static async Task<List<SlotMessage>> ReadToOutcomeAsync(TrainerSlot slot)
    {
        List<SlotMessage> messages = [];
        await foreach (var message in slot.Messages.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            messages.Add(message);
            if (message.Outcome is not null) { break; }
        }

        return messages;
    }
}
