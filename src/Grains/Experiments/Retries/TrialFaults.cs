using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Experiments.Retries;

/// <summary>What went wrong with a trial's attempts so far, and where its next one may run. Guarded by its projection.</summary>
internal sealed class TrialFaults
{
    private string? _avoided;
    private bool _needsMemory;
    private int _losses;
    private int _internalFailures;

    /// <summary>Whether it is to run where no other trial does.</summary>
    public bool NeedsToBeAlone => _needsMemory || _losses >= RetryPolicy.LossesToRunAlone;

    /// <summary>Why it is to run alone, for a person.</summary>
    public string WhyAlone => _needsMemory ? "it ran out of memory beside others" : $"its worker was lost {_losses} times in a row without a newer checkpoint";

    /// <summary>Whether a fault of the program met it on <paramref name="workerId"/> last.</summary>
    public bool Avoids(string workerId) => _avoided == workerId;

    /// <summary>The history with one more bad end.</summary>
    public AttemptHistory With(FailureKind kind) => new(
        _losses + (kind == FailureKind.WorkerLost ? 1 : 0),
        _internalFailures + (kind == FailureKind.Internal ? 1 : 0),
        NeedsToBeAlone);

    public void AddLoss() => _losses++;

    public void Add(FailureKind kind, string workerId)
    {
        if (kind == FailureKind.OutOfMemory) { _needsMemory = true; }

        if (kind == FailureKind.Internal)
        {
            _internalFailures++;
            _avoided = workerId;
        }
    }

    /// <summary>A newer checkpoint: the losses before it no longer count.</summary>
    public void Progress() => _losses = 0;

    /// <summary>A person asked to try again: as if for the first time.</summary>
    public void Forget() => (_losses, _internalFailures, _needsMemory, _avoided) = (0, 0, false, null);
}
