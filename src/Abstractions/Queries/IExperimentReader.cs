using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Queries.Logs;

namespace Orchestrator.Abstractions.Queries;

/// <summary>
/// Queries over recorded experiments. Safe to call from any thread; each call reads one consistent snapshot and holds none
/// open afterwards. Unknown ids give null or an empty page.
/// </summary>
public interface IExperimentReader
{
    /// <summary>The id that <paramref name="text"/> stands for: an id, a unique prefix of one, or <c>@last</c>.</summary>
    /// <returns>The id, or null when none fits.</returns>
    /// <exception cref="AmbiguousIdException">Several ids begin with <paramref name="text"/>.</exception>
    Task<string?> ResolveIdAsync(string text, CancellationToken cancellation);

    /// <summary>Experiments, newest first.</summary>
    /// <exception cref="ArgumentException">The page token or the limit is not valid; the message says why.</exception>
    Task<Page<ExperimentSummary>> ListExperimentsAsync(ExperimentQuery query, CancellationToken cancellation);

    /// <summary>One experiment, or null.</summary>
    Task<ExperimentDetail?> FindExperimentAsync(string id, CancellationToken cancellation);

    /// <summary>Each family's trials, ranked families best first, at most <paramref name="perFamily"/> each; Completed trials first, then Pruned.</summary>
    Task<IReadOnlyList<LeaderboardEntry>> GetLeaderboardAsync(string id, int perFamily, CancellationToken cancellation);

    /// <summary>Trials of an experiment.</summary>
    /// <exception cref="FilterException">A name of the filter is not known, or a value does not fit it.</exception>
    /// <exception cref="ArgumentException">The sort or the page token is not valid; the message says why.</exception>
    Task<Page<TrialSummary>> ListTrialsAsync(string id, TrialQuery query, CancellationToken cancellation);

    /// <summary>What trials of an experiment can be filtered, sorted, grouped and drawn by.</summary>
    Task<ColumnNames> GetNamesAsync(string id, CancellationToken cancellation);

    /// <summary>Numbers of many trials, by trial number.</summary>
    /// <param name="id">The experiment.</param>
    /// <param name="names">What to give of each: names that <see cref="TrialQuery.Sort"/> knows, at most 16.</param>
    /// <param name="where">Only trials for which it holds, or null for all.</param>
    /// <param name="limit">1 to 50,000 trials.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <exception cref="FilterException">A name of the filter is not known, or a value does not fit it.</exception>
    /// <exception cref="ArgumentException">A name is not known or holds no numbers; the message says which are known.</exception>
    Task<TrialColumns> GetColumnsAsync(
        string id, IReadOnlyList<string> names, TrialFilter? where, int limit, CancellationToken cancellation);

    /// <summary>How each ranked family's best value came about, by family and trial number.</summary>
    Task<IReadOnlyList<ImprovementRow>> ListImprovementsAsync(string id, CancellationToken cancellation);

    /// <summary>
    /// What decides each objective of each family: its parameters that vary, the most important by fANOVA first. Of more than 1,000
    /// trials an even choice is taken. The same trials always give the same figures.
    /// </summary>
    Task<IReadOnlyList<ParameterImportance>> GetImportancesAsync(string id, CancellationToken cancellation);

    /// <summary>
    /// The Pareto front of each family with several objectives, best first by its first objective; empty where each has one. Trials with
    /// NaN in an objective are on none.
    /// </summary>
    Task<IReadOnlyList<ParetoEntry>> GetParetoFrontAsync(string id, CancellationToken cancellation);

    /// <summary>What the search of a family decided, in order; empty where nothing depends on results.</summary>
    /// <param name="id">The experiment.</param>
    /// <param name="family">The family.</param>
    /// <param name="after">The <see cref="Page{T}.Next"/> of the part before, or null.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<Page<DecisionRow>> ListDecisionsAsync(string id, string family, string? after, int limit, CancellationToken cancellation);

    /// <summary>Which parts of the search space were tried: of every parameter that varies, in file order.</summary>
    Task<IReadOnlyList<ParameterCoverage>> ListCoverageAsync(string id, CancellationToken cancellation);

    /// <summary>Failed trials by cause, the most frequent first.</summary>
    Task<IReadOnlyList<FailureGroup>> ListFailuresAsync(string id, CancellationToken cancellation);

    /// <summary>The environments in which attempts of an experiment ran, each a JSON object, in no order.</summary>
    Task<IReadOnlyList<string>> ListEnvironmentsAsync(string id, CancellationToken cancellation);

    /// <summary>What changed in the whole database since an event; cheap enough to be asked several times a second.</summary>
    /// <param name="after">The sequence of the last event that is known, or null to learn the newest one only.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<LedgerChanges> ListChangesAsync(long? after, CancellationToken cancellation);

    /// <summary>One trial, or null.</summary>
    Task<TrialDetail?> FindTrialAsync(string id, int number, CancellationToken cancellation);

    /// <summary>
    /// What the ledger knows of a trial's attempts, oldest first: leases, epochs with their metrics, checkpoints, warnings where they begin,
    /// losses and failures. The newest 2,500 to 5,000 lines; a first line tells how many are left out.
    /// </summary>
    /// <param name="id">The experiment's full id.</param>
    /// <param name="number">The trial number.</param>
    /// <param name="containing">Only lines with this text, in any case, or of the severity that it names; null for all.</param>
    /// <param name="afterSequence">The sequence of the last line that is known; 0 for all.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<Page<LogLine>> ListLogAsync(string id, int number, string? containing, long afterSequence, int limit, CancellationToken cancellation);

    /// <summary>A sample image's PNG, or null.</summary>
    Task<byte[]?> GetSampleAsync(string id, int number, int epoch, string kind, CancellationToken cancellation);

    /// <summary>Events of one experiment or of all.</summary>
    Task<Page<EventRow>> ListEventsAsync(EventQuery query, CancellationToken cancellation);
}
