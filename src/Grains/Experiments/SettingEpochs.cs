using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Experiments;

/// <summary>The epochs that a setting names.</summary>
internal static class SettingEpochs
{
    private const string Name = "epochs";

    /// <summary>Whether a setting names so many epochs, or more.</summary>
    public static bool Has(IEnumerable<ParameterAssignment> setting, int epochs) =>
        setting.Any(parameter => parameter.Name == Name && parameter.Value.AsDouble() >= epochs);

    /// <summary>A setting with so many epochs at least: a fork may have more already, and keeps them.</summary>
    public static IReadOnlyList<ParameterAssignment> Raise(IReadOnlyList<ParameterAssignment> setting, int epochs)
    {
        if (Has(setting, epochs)) { return setting; }

        var raised = new ParameterAssignment(Name, ParameterValue.Of((long)epochs));
        return setting.Any(parameter => parameter.Name == Name)
            ? [.. setting.Select(parameter => parameter.Name == Name ? raised : parameter)]
            : [.. setting, raised];
    }
}
