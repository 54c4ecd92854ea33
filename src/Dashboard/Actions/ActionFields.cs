using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Actions;

/// <summary>A field of an action's form.</summary>
/// <param name="Name">The field.</param>
/// <param name="Label">For people.</param>
/// <param name="Value">What it has now.</param>
/// <param name="Hint">What is allowed.</param>
/// <param name="IsInteger">Whether it is a whole number.</param>
internal sealed record ActionField(string Name, string Label, string Value, string Hint, bool IsInteger = true);

/// <summary>What a form asks before a command.</summary>
internal static class ActionFields
{
    public static IReadOnlyList<ActionField> Of(CommandKind kind, ExperimentSpec spec) => kind switch
    {
        CommandKind.Extend =>
        [
            .. spec.RunCap is { } cap ? new ActionField[] { new("runCap", "run_cap", $"{cap}", "trials in all; more than now") } : [],
            .. EpochsOf(spec) is { } epochs ? new ActionField[] { new("epochs", "epochs", epochs, "of every trial; more than now, while none runs") } : [],
        ],
        CommandKind.Set =>
        [
            new("weight", "weight", FormattableString.Invariant($"{spec.Weight}"), $"share of the slots, {ExperimentSpec.MinWeight} to {ExperimentSpec.MaxWeight}", IsInteger: false),
            new("maxSlots", "max_slots", $"{spec.MaxSlots ?? 0}", "slots at once; 0 for no bound"),
        ],
        _ => [],
    };

    private static string? EpochsOf(ExperimentSpec spec) => spec.Parameters.FirstOrDefault(parameter => parameter.Name == "epochs") switch
    {
        null => "",
        { Domain: FixedDomain only } => only.Value.ToString(),
        _ => null,
    };
}
