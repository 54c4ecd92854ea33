using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Reading;
using Orchestrator.Grains.Results.Writing;

namespace Orchestrator.Grains.Results;

/// <summary>
/// The ledger in SQLite: one writer thread that commits whatever waits in one transaction, so that hundreds of reports
/// share one wait for the disk.
/// </summary>
/// <remarks>
/// The queue has no bound of its own: each caller waits for its append, so what is held is what callers hold. Events reach
/// the applier as <see cref="Read"/> gives them: stamped in whole milliseconds and without sample images.
/// </remarks>
public sealed class SqliteLedger : ILedger
{
    private readonly DatabaseOwner _owner;
    private readonly LedgerWriter _writer;

    private SqliteLedger(DatabaseOwner owner, SqliteLedgerOptions options) =>
        (_owner, _writer) = (owner, new LedgerWriter(owner, options));

    /// <summary>Whether it writes, or why it does not.</summary>
    public LedgerHealth Health => _writer.Health;

    /// <summary>Transactions that took the disk so far; fewer than appends when they share.</summary>
    internal long Commits => _writer.Commits;

    /// <summary>The writer's connection, to be touched on its thread only (the applier, the health callback).</summary>
    internal SqliteConnection Connection => _writer.Connection;

    internal static SqliteLedger Open(DatabaseOwner owner, SqliteLedgerOptions options) => new(owner, options);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An event is malformed: a sample that is not a PNG, a metric named twice.</exception>
    /// <exception cref="LedgerException">The database is damaged or its file is gone, or it closed while the disk took nothing.</exception>
    public Task<AppendResult> AppendAsync(IReadOnlyList<LedgerEvent> events)
    {
        EventGuard.Check(events);
        return _writer.Enqueue(events);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is an applier already.</exception>
    public void SetApplier(Action<CommittedEvent> applier) => _writer.SetApplier(applier);

    /// <inheritdoc/>
    public IEnumerable<CommittedEvent> Read(string experimentId, bool withMetrics, long after = 0) =>
        LedgerLoader.Read(_owner.Path, experimentId, withMetrics, after);

    /// <inheritdoc/>
    public ExperimentUsage ReadUsage(string experimentId, bool withTrials) => LedgerLoader.ReadUsage(_owner.Path, experimentId, withTrials);

    /// <inheritdoc/>
    public LedgerPace? ReadPace() => _writer.Pace;

    /// <inheritdoc/>
    public IReadOnlyList<string> ListUnfinished() => LedgerLoader.ListUnfinished(_owner.Path);

    /// <summary>Writes what was appended, then closes.</summary>
    /// <exception cref="LedgerException">
    /// The disk did not take all of it in time, or the database's files are gone; the message says what is lost and what is saved where.
    /// </exception>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
