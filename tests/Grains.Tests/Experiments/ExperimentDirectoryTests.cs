using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Tests.Results;

namespace Orchestrator.Grains.Tests.Experiments;

public sealed class ExperimentDirectoryTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly LedgerFixture _fixture = new();

    private LedgerScript Script => _fixture.Script;

    private ExperimentCreated Created => Script.Created() with { Spec = LedgerScript.Spec with { Method = SearchMethod.Random } };

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Get_OthersAppendWhileItLoads_AreNotKeptWaiting()
    {
        await _fixture.AppendAll([Created, Script.Trial(0)]);
        var directory = Open(() => _fixture.Append(Created with { ExperimentId = "other" }));

        Assert.Equal(1, directory.Get(Script.ExperimentId).CountTrials().Created);
        Assert.Equal(0, directory.Get("other").CountTrials().Created);
    }

    [Fact]
    public async Task Get_ItsOwnEventsCommittedWhileItLoads_AreApplied()
    {
        await _fixture.AppendAll([Created, Script.Trial(0)]);
        var directory = Open(() => _fixture.Append(Script.Trial(1)));

        Assert.Equal(2, directory.Get(Script.ExperimentId).CountTrials().Created);
        await _fixture.Append(Script.Trial(2));
        Assert.Equal(3, directory.Get(Script.ExperimentId).CountTrials().Created);
    }

    [Fact]
    public async Task Get_DeletedWhileItLoads_IsNotThere()
    {
        await _fixture.AppendAll([Created, Script.Trial(0), Script.Moved(ExperimentState.Pending, ExperimentState.Canceled)]);
        var directory = Open(() => _fixture.Append(Script.Deleted()));

        Assert.Throws<KeyNotFoundException>(() => directory.Get(Script.ExperimentId));
        Assert.Null(directory.Find(Script.ExperimentId));
    }

    private ExperimentDirectory Open(Func<Task<AppendResult>> meanwhile) => new(new BusyLedger(_fixture.Ledger, meanwhile));

    /// <summary>A ledger to which something is appended, and answered, while an experiment is read for the first time.</summary>
    private sealed class BusyLedger(ILedger inner, Func<Task<AppendResult>> meanwhile) : ILedger
    {
        private bool _isDone;

        public IEnumerable<CommittedEvent> Read(string experimentId, bool withMetrics, long after = 0)
        {
            var events = inner.Read(experimentId, withMetrics, after).ToList();
            foreach (var (place, committed) in events.Index())
            {
                if (place == 1 && !_isDone)
                {
                    _isDone = true;
                    Assert.True(meanwhile().Wait(Patience), "Whoever appends waits for an experiment to load.");
                }

                yield return committed;
            }
        }

        public Task<AppendResult> AppendAsync(IReadOnlyList<LedgerEvent> events) => inner.AppendAsync(events);

        public void SetApplier(Action<CommittedEvent> applier) => inner.SetApplier(applier);

        public ExperimentUsage ReadUsage(string experimentId, bool withTrials) => inner.ReadUsage(experimentId, withTrials);

        public LedgerPace? ReadPace() => inner.ReadPace();

        public IReadOnlyList<string> ListUnfinished() => inner.ListUnfinished();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
