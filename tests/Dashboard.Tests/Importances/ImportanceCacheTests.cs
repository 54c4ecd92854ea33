using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Importances;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Importances;

public sealed class ImportanceCacheTests
{
    private static readonly DateTimeOffset End = FakeData.Start.AddHours(1);

    private readonly FakeReader _reader;
    private readonly ExperimentSummary _ended;
    private readonly ImportanceCache _cache;

    public ImportanceCacheTests()
    {
        var experiment = FakeData.Experiment("k7", "a", ExperimentState.Completed);
        _reader = new([experiment]);
        _ended = experiment.Detail.Summary with { EndedAt = End };
        _cache = new(_reader, TimeProvider.System, NullLogger<ImportanceCache>.Instance);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_SameTrialsAgain_ComputesOnce()
    {
        await _cache.GetAsync(_ended, Cancellation);
        await _cache.GetAsync(_ended, Cancellation);

        Assert.Equal(1, _reader.AskedImportances);
    }

    [Fact]
    public async Task Get_ExtendedAndEndedWithAsManyTrials_ComputesAnew()
    {
        await _cache.GetAsync(_ended, Cancellation);

        await _cache.GetAsync(_ended with { EndedAt = End.AddHours(1) }, Cancellation);

        Assert.Equal(2, _reader.AskedImportances);
    }

    [Fact]
    public async Task Peek_Extended_ForgetsWhatWas()
    {
        await _cache.GetAsync(_ended, Cancellation);
        var gate = new TaskCompletionSource();
        _reader.BeforeImportances = gate.Task;

        Assert.Null(_cache.Peek(_ended with { State = ExperimentState.Running, EndedAt = null }, out _));
        gate.SetResult();
    }

    [Fact]
    public async Task Get_TrialsFinishWhileItComputes_WaitsForThatComputation()
    {
        var gate = new TaskCompletionSource();
        _reader.BeforeImportances = gate.Task;
        var running = _ended with { State = ExperimentState.Running, EndedAt = null };

        var (first, second) = (_cache.GetAsync(running, Cancellation), _cache.GetAsync(
            running with { Trials = running.Trials with { Completed = running.Trials.Completed + 1 } }, Cancellation));
        gate.SetResult();

        Assert.Same(await first, await second);
    }
}
