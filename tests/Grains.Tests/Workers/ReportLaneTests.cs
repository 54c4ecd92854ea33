using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Workers;

namespace Orchestrator.Grains.Tests.Workers;

public sealed class ReportLaneTests : IDisposable
{
    private readonly HeldExperiment _experiment = new();
    private readonly ReportLane _lane;

    public ReportLaneTests() => _lane = new(() => _experiment);

    [Fact]
    public async Task SendAsync_NothingUnderWay_GoesAlone()
    {
        var sent = Send(1);
        _experiment.Release();

        Assert.Equal(Verdict.Continue, await sent);
        Assert.Equal(["1"], _experiment.Calls);
    }

    [Fact]
    public async Task SendAsync_WhileTwoCallsAreUnderWay_GoesWithTheOthersThatWait()
    {
        var sent = Enumerable.Range(1, 5).Select(Send).ToList();
        Assert.Equal(["1", "2"], _experiment.Calls);
        _experiment.Release();
        await sent[0];
        _experiment.Release();
        _experiment.Release();

        Assert.All(await Task.WhenAll(sent), verdict => Assert.Equal(Verdict.Continue, verdict));
        Assert.Equal(["1", "2", "3 4 5"], _experiment.Calls);
    }

    [Fact]
    public async Task SendAsync_MoreThanGoTogether_AllGo()
    {
        var sent = Enumerable.Range(1, 200).Select(Send).ToList();
        _experiment.ReleaseAll();

        await Task.WhenAll(sent);
        Assert.Equal(Enumerable.Range(1, 200), _experiment.Reported.Order());
    }

    [Fact]
    public async Task SendAsync_OneOfThoseTogetherIsRefused_OnlyItFails()
    {
        _experiment.Refused = 4;
        var sent = Enumerable.Range(1, 5).Select(Send).ToList();
        _experiment.ReleaseAll();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => sent[3]);
        Assert.Equal("refused", refusal.Message);
        Assert.All(await Task.WhenAll(sent[0], sent[1], sent[2], sent[4]), verdict => Assert.Equal(Verdict.Continue, verdict));
    }

    [Fact]
    public async Task SendAsync_CallFails_AllOfItFailAndTheNextGoes()
    {
        _experiment.IsAway = true;
        var sent = Enumerable.Range(1, 4).Select(Send).ToList();
        _experiment.ReleaseAll();
        foreach (var one in sent) { await Assert.ThrowsAsync<TimeoutException>(() => one); }

        _experiment.IsAway = false;
        Assert.Equal(Verdict.Continue, await Send(5));
        Assert.Equal([5], _experiment.Reported);
    }

    public void Dispose() => _experiment.Dispose();

    private Task<Verdict> Send(int epoch) => _lane.SendAsync(new(new("e", epoch, 1, 1), epoch, [], [], 0, 0));

    /// <summary>Holds each call until it is released.</summary>
    private sealed class HeldExperiment : IExperimentGrain, IDisposable
    {
        private readonly SemaphoreSlim _released = new(0);
        private readonly Lock _gate = new();

        public List<string> Calls { get; } = [];

        public List<int> Reported { get; } = [];

        public int Refused { get; set; }

        public bool IsAway { get; set; }

        public void Release() => _released.Release();

        public void ReleaseAll() => _released.Release(1000);

        public async Task<Verdict> ReportAsync(EpochReport report) => (await ReportAllAsync([report]))[0].Verdict;

        public async Task<IReadOnlyList<ReportAnswer>> ReportAllAsync(IReadOnlyList<EpochReport> reports)
        {
            lock (_gate) { Calls.Add(string.Join(' ', reports.Select(report => report.Epoch))); }

            await _released.WaitAsync();
            if (IsAway) { throw new TimeoutException(); }

            lock (_gate) { Reported.AddRange(reports.Select(report => report.Epoch)); }

            return [.. reports.Select(report => new ReportAnswer(Verdict.Continue, report.Epoch == Refused ? new ArgumentException("refused") : null))];
        }

        public void Dispose() => _released.Dispose();

        public Task<Lease?> LeaseAsync(SlotRequest request) => throw new NotSupportedException();

        public Task<Lease?> ReclaimAsync(LeaseKey lost, SlotRequest request) => throw new NotSupportedException();

        public Task FinishAsync(TrialOutcome outcome) => throw new NotSupportedException();

        public Task<ExperimentSummary> GetStatusAsync() => throw new NotSupportedException();

        public Task<CommandResult> ExecuteAsync(ExperimentCommand command) => throw new NotSupportedException();
    }
}
