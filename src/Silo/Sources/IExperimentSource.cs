using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Sources;

/// <summary>
/// Where verbs find recorded experiments: a database file, or a head. Where a head is away its calls throw
/// <see cref="HttpRequestException"/>.
/// </summary>
internal interface IExperimentSource : IDisposable
{
    /// <summary>The full id that an id, a unique prefix of one or <c>@last</c> stands for.</summary>
    /// <exception cref="CommandException">None fits, or several do.</exception>
    Task<string> ResolveAsync(string text, CancellationToken cancellation);

    /// <summary>Experiments, newest first; with a name only those whose name holds it.</summary>
    Task<Page<ExperimentSummary>> ListExperimentsAsync(string? name, string? after, int limit, CancellationToken cancellation);

    /// <summary>One experiment, or null.</summary>
    Task<ExperimentDetail?> FindExperimentAsync(string id, CancellationToken cancellation);

    /// <summary>Each family's trials, ranked families best first, at most <paramref name="perFamily"/> each.</summary>
    Task<IReadOnlyList<LeaderboardEntry>> GetLeaderboardAsync(string id, int perFamily, CancellationToken cancellation);

    /// <summary>The Pareto front of each family with several objectives, best first by its first objective.</summary>
    Task<IReadOnlyList<ParetoEntry>> GetParetoFrontAsync(string id, CancellationToken cancellation);

    /// <summary>Trials of an experiment.</summary>
    /// <exception cref="CommandException">The filter, the sort or the page token is not valid.</exception>
    Task<Page<TrialSummary>> ListTrialsAsync(string id, TrialQuery query, CancellationToken cancellation);

    /// <summary>One trial, or null.</summary>
    Task<TrialDetail?> FindTrialAsync(string id, int number, CancellationToken cancellation);

    /// <summary>Lines of a trial's log after <paramref name="afterSequence"/>, oldest first.</summary>
    Task<Page<LogLine>> ListLogAsync(string id, int number, string? containing, long afterSequence, int limit, CancellationToken cancellation);

    /// <summary>An experiment's events after <paramref name="afterSequence"/>, oldest first.</summary>
    Task<Page<EventRow>> ListEventsAsync(string id, long afterSequence, int limit, CancellationToken cancellation);
}
