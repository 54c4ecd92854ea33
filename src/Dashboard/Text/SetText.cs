using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Text;

/// <summary>Parameter sets as they are typed.</summary>
internal static class SetText
{
    /// <summary><c>learning_rate=0.001,batch_size=128</c></summary>
    public static string Of(IEnumerable<ParameterAssignment> parameters) => string.Join(',', parameters.Select(one => $"{one.Name}={one.Value}"));

    /// <summary>The sets of a text, one a line; lines with nothing on them are none.</summary>
    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What of a setting its experiment varies: the rest is the same in all of them.</summary>
    public static string OfVaried(ExperimentSpec spec, IEnumerable<ParameterAssignment> setting)
    {
        var varied = spec.Parameters.Where(Domains.Varies).Select(parameter => parameter.Name).ToHashSet();
        return Of(setting.Where(one => varied.Contains(one.Name)));
    }
}
