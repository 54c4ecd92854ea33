using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Actions;

/// <summary>What a form asks before a command.</summary>
internal static class ActionFields
{
    /// <param name="kind">The command.</param>
    /// <param name="spec">The experiment's specification.</param>
    /// <param name="typed">What fields begin with that is not the experiment's.</param>
    public static IReadOnlyList<ActionField> Of(CommandKind kind, ExperimentSpec spec, TypedFields typed) => kind switch
    {
        CommandKind.Extend =>
        [
            .. spec.RunCap is { } cap ? new ActionField[] { new("runCap", "run_cap", $"{cap}", "trials in all; more than now") } : [],
            .. EpochsOf(spec) is { } epochs ? new ActionField[] { new("epochs", "epochs", epochs, "of every trial; more than now, while none runs") } : [],
        ],
        CommandKind.Set =>
        [
            new("weight", "weight", FormattableString.Invariant($"{spec.Weight}"), $"share of the slots, {ExperimentSpec.MinWeight} to {ExperimentSpec.MaxWeight}", FieldKind.Decimal),
            new("maxSlots", "max_slots", $"{spec.MaxSlots ?? 0}", "slots at once; 0 for no bound"),
        ],
        CommandKind.Enqueue =>
        [
            new("sets", "Parameter sets", typed.Sets, $"one a line, for example {SetText.Of(ExampleOf(spec))}", FieldKind.Lines),
            new("again", "Sets that are there already, too", "", "trains them once more", FieldKind.Flag),
        ],
        CommandKind.Fork =>
        [
            new("trial", "Trial", typed.Trial, "whose checkpoint it begins with"),
            new("epoch", "Epoch", typed.Epoch, "the checkpoint's; empty for the newest that is kept"),
            new("sets", "Changes", typed.Sets, "one a line or with commas between, for example learning_rate=0.0001,epochs=40", FieldKind.Lines),
            new("again", "Fork it so although such a fork is there already", "", "", FieldKind.Flag),
        ],
        _ => [],
    };

    // Two parameters that vary, with a value that each may have.
    private static IEnumerable<ParameterAssignment> ExampleOf(ExperimentSpec spec) => spec.Parameters
        .Where(parameter => Domains.Varies(parameter) && parameter.When is null).Take(2)
        .Select(parameter => new ParameterAssignment(parameter.Name, parameter.Domain is ListDomain list ? list.Values[0] : LeastOf((RangeDomain)parameter.Domain)));

    private static ParameterValue LeastOf(RangeDomain range) => range.IsInteger ? ParameterValue.Of((long)range.Min) : ParameterValue.Of(range.Min);

    private static string? EpochsOf(ExperimentSpec spec) => spec.Parameters.FirstOrDefault(parameter => parameter.Name == "epochs") switch
    {
        null => "",
        { Domain: FixedDomain only } => only.Value.ToString(),
        _ => null,
    };
}
