using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>How many epochs the settings of an experiment have.</summary>
/// <param name="spec">The specification.</param>
/// <param name="absent">The epochs of a setting that does not say.</param>
/// <param name="tunable">Parameters that may change while a network trains.</param>
internal sealed class EpochCounts(ExperimentSpec spec, int absent, IReadOnlySet<string> tunable)
{
    private const string Name = "epochs";

    /// <summary>Parameters that may change while a network trains.</summary>
    public IReadOnlySet<string> Tunable => tunable;

    /// <summary>The most epochs of any setting.</summary>
    public int Max => spec.Parameters.FirstOrDefault(parameter => parameter.Name == Name) switch
    {
        null => absent,
        { When: null } swept => Largest(swept.Domain),
        var swept => Math.Max(absent, Largest(swept.Domain)),
    };

    /// <summary>The last epoch of a setting.</summary>
    public int Of(IReadOnlyList<ParameterAssignment> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Name == Name) { return (int)parameter.Value.AsDouble(); }
        }

        return absent;
    }

    private static int Largest(ParameterDomain domain) => (int)(domain switch
    {
        FixedDomain one => one.Value.AsDouble(),
        ListDomain list => list.Values.Max(value => value.AsDouble()),
        _ => ((RangeDomain)domain).Max,
    });
}
