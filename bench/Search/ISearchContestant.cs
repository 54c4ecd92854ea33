using Orchestrator.Abstractions.Search;

namespace Orchestrator.Bench.Search;

/// <summary>One search of one problem with one seed.</summary>
internal interface ISearchContestant : IDisposable
{
    /// <summary>The next setting; those proposed and not yet told of are outstanding.</summary>
    IReadOnlyList<ParameterAssignment> Propose(int trial);

    /// <summary>The result of a trial.</summary>
    void Tell(int trial, double loss);

    /// <summary>The result of a setting that was not proposed; not counted in <see cref="Seconds"/>.</summary>
    void Add(int trial, IReadOnlyList<ParameterAssignment> setting, double loss);

    /// <summary>Results of another problem, before anything else; not counted in <see cref="Seconds"/>.</summary>
    void Begin(IReadOnlyList<(IReadOnlyList<ParameterAssignment> Setting, double Loss)> earlier);

    /// <summary>Processor time of proposing and telling so far.</summary>
    double Seconds { get; }
}
