using Orchestrator.Abstractions.Search;

namespace Orchestrator.Bench.Search;

/// <summary>What a sampler minimises.</summary>
internal interface ISearchProblem
{
    /// <summary>Its name, as <c>--tables</c> takes it.</summary>
    string Name { get; }

    /// <summary>What is searched.</summary>
    IReadOnlyList<ParameterSpec> Parameters { get; }

    /// <summary>What a setting costs; smaller is better.</summary>
    double Loss(IReadOnlyList<ParameterAssignment> setting);

    /// <summary>How far <paramref name="best"/> is from the best there is: 0 for the best.</summary>
    double Score(double best);

    /// <summary>A problem that is much like it, over the same parameters, or null.</summary>
    ISearchProblem? Neighbour => null;

    /// <summary>Whether scores are shares of all settings; else they are regrets.</summary>
    bool IsTable { get; }
}
