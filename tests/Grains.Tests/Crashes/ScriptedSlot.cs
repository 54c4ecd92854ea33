using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Crashes;

/// <summary>A slot that does one call after another, each again until it is answered, as agents do.</summary>
internal sealed class ScriptedSlot(int index, Func<Lease, TrialFailure?> fails)
{
    private readonly SlotRequest _request = new("worker", index, "{}");
    private Lease? _lease;
    private TrialOutcome? _outcome;
    private int _epoch;

    /// <summary>The worker died with the owner.</summary>
    public void Drop() => (_lease, _outcome) = (null, null);

    /// <summary>Does the next call; where it throws, the next step does it again.</summary>
    public Task StepAsync(IExperimentGrain experiment) =>
        _lease is null ? AskAsync(experiment) : _outcome is { } outcome ? FinishAsync(experiment, outcome) : ReportAsync(experiment, _lease);

    private async Task AskAsync(IExperimentGrain experiment)
    {
        _lease = await experiment.LeaseAsync(_request);
        if (_lease is null) { return; }

        _epoch = _lease.Resume?.Epoch ?? 0;
        _outcome = fails(_lease) is { } failure ? new(_lease.Key, TrialState.Failed, failure) : EndOf(_lease);
    }

    private async Task ReportAsync(IExperimentGrain experiment, Lease lease)
    {
        var report = FakeTrialRunner.Report(lease, _epoch + 1) with { Checkpoint = new(_epoch + 1, $"{lease.Key.Trial:x32}{_epoch + 1:x32}", 100) };
        var verdict = await experiment.ReportAsync(report);
        _epoch++;
        _outcome = verdict switch
        {
            Verdict.Continue => EndOf(lease),
            Verdict.Pause when EndOf(lease) is { State: TrialState.Completed } end => end,
            Verdict.Pause => new(lease.Key, TrialState.Pending),
            Verdict.Superseded or Verdict.Prune or Verdict.Stop => new(lease.Key, TrialState.Canceled),
            _ => throw new InvalidOperationException($"No slot knows what {verdict} means."),
        };
    }

    private async Task FinishAsync(IExperimentGrain experiment, TrialOutcome outcome)
    {
        await experiment.FinishAsync(outcome);
        Drop();
    }

    private TrialOutcome? EndOf(Lease lease)
    {
        var epochs = (int)lease.Trial.Parameters.First(parameter => parameter.Name == "epochs").Value.AsDouble();
        return _epoch == epochs ? new(lease.Key, TrialState.Completed, null, $"{lease.Trial.Setting:x64}")
            : _epoch == lease.Until ? new(lease.Key, TrialState.Pending)
            : null;
    }
}
