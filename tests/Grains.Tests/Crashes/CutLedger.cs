using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Tests.Crashes;

/// <summary>A ledger whose process dies at one of its appends: before the commit, or after it and before the answer.</summary>
/// <param name="inner">The ledger.</param>
/// <param name="cut">At which append, from 0; the one after the last lets it live.</param>
/// <param name="isCommitted">Whether that append is committed.</param>
internal sealed class CutLedger(ILedger inner, int cut, bool isCommitted) : ILedger
{
    private bool _isDead;

    /// <summary>Appends that were asked for.</summary>
    public int Count { get; private set; }

    public async Task<AppendResult> AppendAsync(IReadOnlyList<LedgerEvent> events)
    {
        if (_isDead) { throw new ProcessDiedException(); }

        _isDead = Count++ == cut;
        if (!_isDead) { return await inner.AppendAsync(events); }

        if (isCommitted) { await inner.AppendAsync(events); }

        throw new ProcessDiedException();
    }

    public void SetApplier(Action<CommittedEvent> applier) => inner.SetApplier(applier);

    public IEnumerable<CommittedEvent> Read(string experimentId, bool withMetrics, long after = 0) => inner.Read(experimentId, withMetrics, after);

    public ExperimentUsage ReadUsage(string experimentId, bool withTrials) => inner.ReadUsage(experimentId, withTrials);

    public LedgerPace? ReadPace() => inner.ReadPace();

    public IReadOnlyList<string> ListUnfinished() => inner.ListUnfinished();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
