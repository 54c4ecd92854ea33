using System.Collections.Frozen;
using Orchestrator.Abstractions.Experiments;
using static Orchestrator.Abstractions.Commands.CommandKind;
using static Orchestrator.Abstractions.Experiments.ExperimentState;

namespace Orchestrator.Abstractions.Commands;

/// <summary>In which states a command is allowed and where it leads, as a table; every move is one of <see cref="ExperimentTransitions"/>.</summary>
public static class CommandTable
{
    private static readonly FrozenDictionary<(CommandKind, ExperimentState), ExperimentState> Table = new (CommandKind Kind, ExperimentState From, ExperimentState To)[]
    {
        (Pause, Pending, Paused), (Pause, Running, Pausing), (Pause, Pausing, Pausing), (Pause, Paused, Paused),
        (Resume, Pending, Pending), (Resume, Running, Running), (Resume, Pausing, Running), (Resume, Paused, Running),
        (Resume, Stopping, Running), (Resume, Stopped, Running),
        (Stop, Pending, Stopped), (Stop, Running, Stopping), (Stop, Pausing, Stopping), (Stop, Paused, Stopped),
        (Stop, Stopping, Stopping), (Stop, Stopped, Stopped),
        (Cancel, Pending, Canceled), (Cancel, Running, Canceled), (Cancel, Pausing, Canceled), (Cancel, Paused, Canceled),
        (Cancel, Stopping, Canceled), (Cancel, Canceled, Canceled),
        (Extend, Pending, Pending), (Extend, Running, Running), (Extend, Pausing, Pausing), (Extend, Paused, Paused),
        (Extend, Completed, Running), (Extend, Stopped, Running), (Extend, Failed, Running),
        (Enqueue, Pending, Pending), (Enqueue, Running, Running), (Enqueue, Pausing, Pausing), (Enqueue, Paused, Paused),
        (Enqueue, Completed, Running), (Enqueue, Stopped, Running), (Enqueue, Failed, Running),
        (Fork, Running, Running), (Fork, Pausing, Pausing), (Fork, Paused, Paused),
        (Fork, Completed, Running), (Fork, Stopped, Running), (Fork, Failed, Running),
        (Retry, Pending, Pending), (Retry, Running, Running), (Retry, Pausing, Pausing), (Retry, Paused, Paused),
        (Retry, Completed, Running), (Retry, Stopped, Running), (Retry, Failed, Running),
        (Set, Pending, Pending), (Set, Running, Running), (Set, Pausing, Pausing), (Set, Paused, Paused), (Set, Stopping, Stopping),
        (Tag, Pending, Pending), (Tag, Running, Running), (Tag, Pausing, Pausing), (Tag, Paused, Paused), (Tag, Stopping, Stopping),
        (Tag, Completed, Completed), (Tag, Stopped, Stopped), (Tag, Canceled, Canceled), (Tag, Failed, Failed),
        (Delete, Completed, Completed), (Delete, Stopped, Stopped), (Delete, Canceled, Canceled), (Delete, Failed, Failed),
    }.ToFrozenDictionary(row => (row.Kind, row.From), row => row.To);

    /// <summary>Where <paramref name="kind"/> leads from <paramref name="state"/>, or null where it is not allowed.</summary>
    public static ExperimentState? FindTarget(CommandKind kind, ExperimentState state) =>
        Table.TryGetValue((kind, state), out var target) ? target : null;

    /// <summary>The commands that are allowed in <paramref name="state"/> and would do something there.</summary>
    public static IReadOnlyList<CommandKind> ListAllowed(ExperimentState state) =>
        [.. Enum.GetValues<CommandKind>().Where(kind => FindTarget(kind, state) is { } target && !(IsMove(kind) && target == state))];

    /// <summary>What to say where a command is not allowed: the state, and what is allowed there.</summary>
    public static string Refuse(string id, ExperimentState state, CommandKind kind)
    {
        var allowed = ListAllowed(state).Select(Name);
        return $"Experiment {id} is {state}: '{Name(kind)}' is not allowed there; allowed: {string.Join(", ", allowed)}.";
    }

    /// <summary>Whether <paramref name="kind"/> gives an experiment something to do, so that one which had ended is run again.</summary>
    public static bool GoesOn(CommandKind kind) => kind is Extend or Enqueue or Fork or Retry;

    /// <summary>Whether <paramref name="kind"/> changes which trials there will be.</summary>
    public static bool ChangesPlan(CommandKind kind) => kind is Extend or Enqueue or Fork;

    private static string Name(CommandKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Whether <paramref name="kind"/> is a change of state and nothing else.</summary>
    public static bool IsMove(CommandKind kind) => kind is Pause or Resume or Stop or Cancel;
}
