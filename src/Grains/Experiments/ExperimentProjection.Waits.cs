using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Experiments;

/// <summary>What explains why its trials wait: the answers that <see cref="Reserve"/> goes by.</summary>
internal sealed partial class ExperimentProjection
{
    /// <summary>Trials that have not begun or wait for their next attempt.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                var trials = _trials.CountAll();
                return _state == ExperimentState.Stopping ? 0 : Math.Max(0, _plan.Planned - trials.Ended - trials.Running);
            }
        }
    }

    /// <summary>Why no slot gets a trial of it, or null.</summary>
    public string? Bar
    {
        get { lock (_gate) { return FindBar(); } }
    }

    /// <summary>The trials that free slots would get, in order, at most <paramref name="most"/> of them, and how many there are.</summary>
    public (IReadOnlyList<int> First, int Count) ListNext(int most)
    {
        lock (_gate) { return IsGranting ? ([.. _queue.ListNext(most)], _queue.CountNext()) : ([], 0); }
    }

    /// <summary>Why a slot gets other trials than this one, or null.</summary>
    public string? FindAvoidance(int number, SlotOffer offer)
    {
        lock (_gate) { return _trials.Find(number)?.FindAvoidance(offer, Requirements); }
    }

    /// <summary>What a trial that waits needs of its worker.</summary>
    public TrialNeeds NeedsOfNext(int number)
    {
        lock (_gate) { return NeedsOf(_trials.Find(number)?.Spec ?? _plan.TrialAt(number)!); }
    }

    /// <summary>Why no other trial may run beside one, or null where others may.</summary>
    public string? FindWhyAlone(int number)
    {
        lock (_gate) { return _trials.Find(number)?.Faults is { NeedsToBeAlone: true } faults ? faults.WhyAlone : null; }
    }

    /// <summary>Why its search has not decided on the rest of its trials yet, or null where it decides nothing more.</summary>
    public string? WhyUndecided
    {
        get { lock (_gate) { return _search?.WhyUndecided; } }
    }
}
