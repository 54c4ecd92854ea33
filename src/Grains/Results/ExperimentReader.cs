using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Grains.Results.Reading;
using Orchestrator.Grains.Results.Reading.Filters;
using Orchestrator.Grains.Results.Reading.Logs;
using Orchestrator.Grains.Search.Importance;

namespace Orchestrator.Grains.Results;

/// <summary>
/// Queries on a database of this or of another process, on short read-only connections. Its owner may go on writing
/// meanwhile; a file on a read-only medium works too. Dispose it to give its pooled connections back.
/// </summary>
public sealed class ExperimentReader : IExperimentReader, IDisposable
{
    private readonly ReadConnections _connections;
    private readonly ChangeLog _changes;
    private readonly TrialLogs _logs = new();

    private ExperimentReader(ReadConnections connections) => (_connections, _changes) = (connections, new(connections));

    /// <summary>Opens a database to read it.</summary>
    /// <exception cref="DatabaseException">
    /// There is none, it is not this product's, or its schema is another; the message says which.
    /// </exception>
    public static ExperimentReader Open(string path) => new(ReadConnections.Open(path));

    /// <inheritdoc/>
    public Task<string?> ResolveIdAsync(string text, CancellationToken cancellation) =>
        _connections.Read(connection => ExperimentQueries.Resolve(connection, text), cancellation);

    /// <inheritdoc/>
    public Task<Page<ExperimentSummary>> ListExperimentsAsync(ExperimentQuery query, CancellationToken cancellation)
    {
        var after = PageToken.ReadKey(query.After);
        PageToken.CheckLimit(query.Limit);
        return _connections.Read(connection => ExperimentQueries.List(connection, query, after), cancellation);
    }

    /// <inheritdoc/>
    public Task<ExperimentDetail?> FindExperimentAsync(string id, CancellationToken cancellation) =>
        _connections.Read(connection => ExperimentQueries.Find(connection, id), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LeaderboardEntry>> GetLeaderboardAsync(
        string id, int perFamily, CancellationToken cancellation)
    {
        PageToken.CheckLimit(perFamily);
        return _connections.Read(connection => LeaderboardQueries.Get(connection, id, perFamily), cancellation);
    }

    /// <inheritdoc/>
    public Task<Page<TrialSummary>> ListTrialsAsync(string id, TrialQuery query, CancellationToken cancellation)
    {
        PageToken.CheckLimit(query.Limit);
        var sort = TrialSort.Parse(query.Sort);
        var after = PageToken.Read(query.After, query.Sort);
        return _connections.Read(connection => TrialPages.List(connection, id, query, sort, after), cancellation);
    }

    /// <inheritdoc/>
    public Task<ColumnNames> GetNamesAsync(string id, CancellationToken cancellation) =>
        _connections.Read(connection => TrialNames.Get(connection, id), cancellation);

    /// <inheritdoc/>
    public Task<TrialColumns> GetColumnsAsync(
        string id, IReadOnlyList<string> names, TrialFilter? where, int limit, CancellationToken cancellation)
    {
        ColumnQueries.Check(names, limit);
        return _connections.Read(connection => ColumnQueries.Get(connection, id, names, where, limit), cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ImprovementRow>> ListImprovementsAsync(string id, CancellationToken cancellation) =>
        _connections.Read(connection => OverviewQueries.ListImprovements(connection, id), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ParameterImportance>> GetImportancesAsync(string id, CancellationToken cancellation)
    {
        // Computed without a connection: no snapshot is held meanwhile.
        var families = await _connections.Read(connection => ImportanceQueries.List(connection, id), cancellation);
        return await Task.Run(
            () => families.SelectMany(family => ImportanceAnalysis.Of(family.Space, family.Objective, family.Trials)).ToList(), cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ParetoEntry>> GetParetoFrontAsync(string id, CancellationToken cancellation) =>
        _connections.Read(connection => ParetoQueries.List(connection, id), cancellation);

    /// <inheritdoc/>
    public Task<Page<DecisionRow>> ListDecisionsAsync(
        string id, string family, string? after, int limit, CancellationToken cancellation)
    {
        var position = PageToken.ReadKey(after);
        PageToken.CheckLimit(limit);
        return _connections.Read(connection => DecisionQueries.List(connection, id, family, position, limit), cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ParameterCoverage>> ListCoverageAsync(string id, CancellationToken cancellation) =>
        _connections.Read(connection => CoverageQueries.List(connection, id), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FailureGroup>> ListFailuresAsync(string id, CancellationToken cancellation) =>
        _connections.Read(connection => OverviewQueries.ListFailures(connection, id), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListEnvironmentsAsync(string id, CancellationToken cancellation) =>
        _connections.Read(connection => OverviewQueries.ListEnvironments(connection, id), cancellation);

    /// <inheritdoc/>
    public Task<LedgerChanges> ListChangesAsync(long? after, CancellationToken cancellation) =>
        _changes.ListAsync(after, cancellation);

    /// <inheritdoc/>
    public Task<TrialDetail?> FindTrialAsync(string id, int number, CancellationToken cancellation) =>
        _connections.Read(connection => TrialQueries.Find(connection, id, number), cancellation);

    /// <inheritdoc/>
    public Task<byte[]?> GetSampleAsync(string id, int number, int epoch, string kind, CancellationToken cancellation) =>
        _connections.Read(connection => TrialQueries.FindSample(connection, id, number, epoch, kind), cancellation);

    /// <inheritdoc/>
    public Task<Page<EventRow>> ListEventsAsync(EventQuery query, CancellationToken cancellation)
    {
        PageToken.CheckLimit(query.Limit);
        return _connections.Read(connection => EventQueries.List(connection, query), cancellation);
    }

    /// <inheritdoc/>
    public Task<Page<LogLine>> ListLogAsync(
        string id, int number, string? containing, long afterSequence, int limit, CancellationToken cancellation)
    {
        PageToken.CheckLimit(limit);
        return _logs.Of(id, number).ListAsync(_connections, containing, afterSequence, limit, cancellation);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _changes.Dispose();
        _connections.Dispose();
    }
}
