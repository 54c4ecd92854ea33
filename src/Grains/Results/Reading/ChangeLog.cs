using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>What changed in the ledger; asked again while nothing was committed, it answers without a query.</summary>
internal sealed class ChangeLog(ReadConnections connections) : IDisposable
{
    private readonly CommitWatch _watch = connections.Watch();

    // The newest event at a number of commits; replaced as a whole.
    private Seen? _seen;

    /// <inheritdoc cref="IExperimentReader.ListChangesAsync"/>
    public Task<LedgerChanges> ListAsync(long? after, CancellationToken cancellation)
    {
        // Looked at before the query: what is committed meanwhile is found by the next one.
        var version = _watch.Look();
        return Volatile.Read(ref _seen) is { } seen && seen.Version == version && (after is null || after >= seen.Newest)
            ? Task.FromResult(new LedgerChanges(seen.Newest, []))
            : QueryAsync(version, after, cancellation);
    }

    public void Dispose() => _watch.Dispose();

    private async Task<LedgerChanges> QueryAsync((long, long)? version, long? after, CancellationToken cancellation)
    {
        var changes = await connections.Read(connection => EventQueries.ListChanges(connection, after), cancellation);
        Volatile.Write(ref _seen, version is { } known ? new(known, changes.Newest) : null);
        return changes;
    }

    private sealed record Seen((long, long) Version, long Newest);
}
