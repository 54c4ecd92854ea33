using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using static Orchestrator.Abstractions.Commands.CommandKind;
using static Orchestrator.Abstractions.Experiments.ExperimentState;

namespace Orchestrator.Abstractions.Tests.Commands;

public class CommandTableTests
{
    // A column for each state in the order of their declaration; null: not allowed.
    private static readonly Dictionary<CommandKind, ExperimentState?[]> Targets = new()
    {
        //          Pending   Running   Pausing   Paused    Stopping  Completed Stopped   Canceled  Failed
        [Pause] = [Paused, Pausing, Pausing, Paused, null, null, null, null, null],
        [Resume] = [Pending, Running, Running, Running, Running, null, Running, null, null],
        [Stop] = [Stopped, Stopping, Stopping, Stopped, Stopping, null, Stopped, null, null],
        [Cancel] = [Canceled, Canceled, Canceled, Canceled, Canceled, null, null, Canceled, null],
        [Extend] = [Pending, Running, Pausing, Paused, null, Running, Running, null, Running],
        [Enqueue] = [Pending, Running, Pausing, Paused, null, Running, Running, null, Running],
        [Fork] = [null, Running, Pausing, Paused, null, Running, Running, null, Running],
        [Retry] = [Pending, Running, Pausing, Paused, null, Running, Running, null, Running],
        [Set] = [Pending, Running, Pausing, Paused, Stopping, null, null, null, null],
        [Delete] = [null, null, null, null, null, Completed, Stopped, Canceled, Failed],
        [Tag] = [Pending, Running, Pausing, Paused, Stopping, Completed, Stopped, Canceled, Failed],
    };

    [Fact]
    public void FindTarget_EveryCommandInEveryState_IsWhatTheTableSays()
    {
        foreach (var kind in Enum.GetValues<CommandKind>())
        {
            Assert.Equal(Targets[kind], Enum.GetValues<ExperimentState>().Select(state => CommandTable.FindTarget(kind, state)));
        }
    }

    [Fact]
    public void FindTarget_EveryMove_IsALegalTransition()
    {
        foreach (var (kind, state) in from kind in Enum.GetValues<CommandKind>() from state in Enum.GetValues<ExperimentState>() select (kind, state))
        {
            if (CommandTable.FindTarget(kind, state) is { } target && target != state)
            {
                Assert.True(ExperimentTransitions.IsAllowed(state, target), $"{kind}: {state} to {target}");
            }
        }
    }

    [Theory]
    [InlineData(Running, new[] { Pause, Stop, Cancel, Extend, Enqueue, Fork, Retry, Set, Tag })]
    [InlineData(Paused, new[] { Resume, Stop, Cancel, Extend, Enqueue, Fork, Retry, Set, Tag })]
    [InlineData(Stopped, new[] { Resume, Extend, Enqueue, Fork, Retry, Delete, Tag })]
    [InlineData(Canceled, new[] { Delete, Tag })]
    public void ListAllowed_AState_LeavesOutWhatWouldDoNothing(ExperimentState state, CommandKind[] expected) =>
        Assert.Equal(expected, CommandTable.ListAllowed(state));
}
