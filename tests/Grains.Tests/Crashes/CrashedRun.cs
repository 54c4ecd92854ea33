using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Digests;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.Tests.Crashes;

/// <summary>
/// One experiment from its submission to its end on two slots, with a pause in the middle; its owner dies at one append and is started again.
/// </summary>
/// <param name="spec">The experiment.</param>
/// <param name="workersLive">Whether the workers outlive their owner.</param>
/// <param name="set">A parameter set that a person enqueues once two trials exist, again until that is answered; or null.</param>
internal sealed class CrashedRun(ExperimentSpec spec, bool workersLive, string? set = null)
{
    private const string Id = "crashed";
    private const int PauseAfterSteps = 6;
    private const int MostSteps = 2_000;

    private string? _unanswered = set;

    private readonly ScriptedSlot[] _slots = [new(0, Fail), new(1, Fail)];

    /// <summary>Runs it.</summary>
    /// <param name="file">The database.</param>
    /// <param name="cut">At which append its owner dies, from 0.</param>
    /// <param name="isCommitted">Whether that append is committed.</param>
    /// <returns>What it came to, how many appends its first owner was asked for, and the specification with which it ended.</returns>
    public async Task<(string End, int Appends, ExperimentSpec Spec)> RunAsync(string file, int cut, bool isCommitted)
    {
        var owner = new OwnerProcess(file, cut, isCommitted);
        try
        {
            var (step, appends) = (0, 0);
            while (await StepAsync(owner, step) is var state && !(state is { } ended && ExperimentTransitions.IsEnded(ended)))
            {
                Assert.True(++step < MostSteps, $"cut at {cut}: it does not end");
                if (state is not null) { continue; }

                appends = owner.Appends;
                await owner.DisposeAsync();
                owner = new(file, int.MaxValue, true);
                await owner.TakeUpAsync(workersLive);
                if (!workersLive) { Array.ForEach(_slots, slot => slot.Drop()); }
            }

            return (await DescribeAsync(owner, file), Math.Max(appends, owner.Appends), SpecOf(owner));
        }
        finally
        {
            await owner.DisposeAsync();
        }
    }

    // Faults of the program are tried again, those of the trial are not.
    private static TrialFailure? Fail(Lease lease) => (lease.Trial.Setting, lease.Key.Attempt) switch
    {
        (1, 1) => new(FailureKind.Internal, "a fault", 0),
        (3, _) => new(FailureKind.Diverged, "the loss became NaN", 0),
        _ => null,
    };

    /// <returns>Where the experiment stands, or null where its owner died.</returns>
    private async Task<ExperimentState?> StepAsync(OwnerProcess owner, int step)
    {
        try
        {
            if (owner.Ledger.Load(Id).Count == 0) { await SubmitAsync(owner); }

            var experiment = owner.Experiment(Id);
            if (step == PauseAfterSteps || (step > PauseAfterSteps && owner.StateOf(Id) is ExperimentState.Paused)) { await MoveAsync(experiment, owner.StateOf(Id)); }

            foreach (var slot in _slots)
            {
                await EnqueueAsync(owner, experiment);
                await slot.StepAsync(experiment);
            }

            return owner.StateOf(Id);
        }
        catch (ProcessDiedException)
        {
            return null;
        }
    }

    private static ExperimentSpec SpecOf(OwnerProcess owner)
    {
        var events = owner.Ledger.Load(Id).Select(committed => committed.Event).ToList();
        return events.OfType<SpecificationChanged>().LastOrDefault()?.Spec ?? ((ExperimentCreated)events[0]).Spec;
    }

    private async Task SubmitAsync(OwnerProcess owner) => await owner.Ledger.AppendAsync([new ExperimentCreated(Id, spec, SpecHash.Of(spec), "", null)]);

    private async Task EnqueueAsync(OwnerProcess owner, ExperimentGrain experiment)
    {
        if (_unanswered is null || owner.Ledger.Load(Id).Count(committed => committed.Event is TrialCreated) < 2) { return; }

        await experiment.ExecuteAsync(new(CommandKind.Enqueue, CommandSource.CommandLine) { Sets = [_unanswered] });
        _unanswered = null;
    }

    private static async Task MoveAsync(ExperimentGrain experiment, ExperimentState state)
    {
        var kind = state == ExperimentState.Paused ? CommandKind.Resume : CommandKind.Pause;
        if (CommandTable.FindTarget(kind, state) is not null) { await experiment.ExecuteAsync(new(kind, CommandSource.CommandLine)); }
    }

    private static async Task<string> DescribeAsync(OwnerProcess owner, string file)
    {
        using var reader = ExperimentReader.Open(file);
        List<string> parts = [];
        await foreach (var part in ExperimentDigest.ListPartsAsync(reader, Id, TestContext.Current.CancellationToken)) { parts.Add(part); }

        var events = owner.Ledger.Load(Id).Select(committed => committed.Event).ToList();
        Assert.Empty(events.OfType<Nondeterminism>());
        Assert.All(events.OfType<TrialEnded>().CountBy(ended => ended.Outcome.Lease.Trial), ends => Assert.Equal(1, ends.Value));
        return string.Join('\n', [.. parts, $"{owner.StateOf(Id)}", .. events.OfType<SearchDecided>().Select(one => $"{one.Position} {one.Kind} {one.Trial} {one.Until}")]);
    }
}
