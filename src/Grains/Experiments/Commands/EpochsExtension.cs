using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Gives every trial of a specification more epochs; those that are swept cannot be changed.</summary>
internal static class EpochsExtension
{
    private const string Name = "epochs";

    /// <summary>The new epochs, or null where nothing changes.</summary>
    /// <exception cref="InvalidCommandException">They are fewer than now, too many, or swept.</exception>
    public static int? FindChange(ExperimentSpec spec, int? epochs, List<string> changes)
    {
        if (epochs is not { } wanted) { return null; }

        var (old, max) = (CurrentOf(spec), (int)ParameterCatalog.Find(Name)!.Max);
        if (wanted < old || wanted > max)
        {
            throw new InvalidCommandException($"epochs must be in [{old}, {max}], since trials have {old} already, but got {wanted}.");
        }

        if (wanted == old) { return null; }

        changes.Add($"epochs {old} to {wanted}");
        return wanted;
    }

    public static ExperimentSpec Apply(ExperimentSpec spec, int epochs)
    {
        var given = new ParameterSpec(Name, new FixedDomain(ParameterValue.Of((long)epochs)));
        return spec with
        {
            Parameters = spec.Parameters.Any(parameter => parameter.Name == Name)
                ? [.. spec.Parameters.Select(parameter => parameter.Name == Name ? given : parameter)]
                : [.. spec.Parameters, given],
            EnqueuedLater = spec.EnqueuedLater is { } sets ? [.. sets.Select(set => Extend(set, epochs))] : null,
        };
    }

    // A fork's parameters are a whole setting: one that has not begun trains as far as one that has.
    private static EnqueuedSet Extend(EnqueuedSet set, int epochs) =>
        set.Origin is null ? set : set with { Parameters = SettingEpochs.Raise(set.Parameters, epochs) };

    private static int CurrentOf(ExperimentSpec spec) => spec.Parameters.FirstOrDefault(parameter => parameter.Name == Name) switch
    {
        null => ModelCatalog.All[0].DefaultEpochs,
        { Domain: FixedDomain known, When: null } => (int)known.Value.AsDouble(),
        _ => throw new InvalidCommandException("Its epochs are swept: what each trial has is part of its setting and cannot be changed."),
    };
}
