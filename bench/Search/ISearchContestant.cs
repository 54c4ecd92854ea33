using Orchestrator.Abstractions.Search;

namespace Orchestrator.Bench.Search;

/// <summary>One search of one problem with one seed.</summary>
internal interface ISearchContestant : IDisposable
{
    /// <summary>The next setting; those proposed and not yet told of are outstanding.</summary>
    IReadOnlyList<ParameterAssignment> Propose(int trial);

    /// <summary>The result of a trial.</summary>
    void Tell(int trial, double loss);

    /// <summary>Processor time of all calls so far.</summary>
    double Seconds { get; }
}
