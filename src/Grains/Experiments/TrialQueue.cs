using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Search;

namespace Orchestrator.Grains.Experiments;

/// <summary>
/// Which trial a slot gets next: the lowest Pending one, else the next of the plan. A trial that is set aside binds nothing: the
/// ledger decides. Guarded by its projection.
/// </summary>
/// <param name="plan">The plan, or null where a search creates the trials.</param>
/// <param name="trials">The trials that exist.</param>
internal sealed class TrialQueue(SearchPlan? plan, TrialTable trials)
{
    private readonly HashSet<int> _reserved = [];
    private SearchPlan? _plan = plan;
    private long _leaseNumber;
    private int _nextNumber;

    /// <summary>
    /// Whether every trial of the plan exists. One that is set aside does not yet: its grant is on the way, and an experiment that
    /// ended meanwhile would leave it behind.
    /// </summary>
    public bool IsPlanSpent => !IsOfPlan(SkipExisting());

    /// <summary>Trials that are set aside.</summary>
    public int ReservedCount => _reserved.Count;

    /// <summary>Slots that are taken: trials that run, and those set aside whose grant is not written yet.</summary>
    public int TakenSlots => trials.Count(TrialState.Running) + _reserved.Count(number => trials.Find(number)?.State != TrialState.Running);

    /// <param name="state">Where the experiment stands.</param>
    /// <param name="mayTake">Whether the slot may have a trial that waits.</param>
    public TrialReservation? Reserve(ExperimentState state, Func<TrialRecord, bool> mayTake) => ReservePending(state, mayTake) ?? ReserveNext(state);

    /// <summary>Sets the trial of a lost lease aside for the slot that lost it.</summary>
    public TrialReservation? ReserveAgain(ExperimentState state, LeaseKey lost, SlotRequest request) =>
        trials.Find(lost.Trial) is { } trial && trial.CanGoOnUnder(lost, request) && _reserved.Add(lost.Trial) ? Reserve(trial, state) : null;

    /// <summary>The trial that would be next, or null.</summary>
    public int? FindNext() => trials.Pending.Where(number => !_reserved.Contains(number)).Select(number => (int?)number).FirstOrDefault() ?? FindNextNumber();

    /// <summary>The trials that would be next, in order, at most <paramref name="most"/>.</summary>
    public IEnumerable<int> ListNext(int most) => trials.Pending.Where(number => !_reserved.Contains(number)).Concat(ListNewNumbers()).Take(most);

    /// <summary>How many could be next.</summary>
    public int CountNext()
    {
        var isNew = _reserved.ToLookup(number => !trials.Contains(number));
        return trials.Pending.Count - isNew[false].Count() + Math.Max(0, (_plan?.Planned ?? 0) - trials.Numbers.Count - isNew[true].Count());
    }

    public void Unreserve(TrialReservation reservation) => _reserved.Remove(reservation.Trial.Number);

    /// <summary>Goes on with a longer plan, which begins with what there was.</summary>
    public void Replan(SearchPlan? plan) => _plan = plan;

    /// <summary>Lets later leases have higher numbers than one of the ledger.</summary>
    public void SawLease(long number) => _leaseNumber = Math.Max(_leaseNumber, number);

    private TrialReservation? ReservePending(ExperimentState state, Func<TrialRecord, bool> mayTake)
    {
        foreach (var number in trials.Pending)
        {
            if (mayTake(trials[number]) && _reserved.Add(number))
            {
                return Reserve(trials[number], state);
            }
        }

        return null;
    }

    private TrialReservation Reserve(TrialRecord trial, ExperimentState state)
    {
        var (resume, of) = trials.ResumeOf(trial);
        return new(trial.Spec, trial.NextAttempt, ++_leaseNumber, IsNew: false, state, resume, of, trial.Until);
    }

    private TrialReservation? ReserveNext(ExperimentState state)
    {
        if (_plan is null || FindNextNumber() is not { } number || _plan.TrialAt(number) is not { } trial) { return null; }

        _reserved.Add(number);
        var (resume, of) = trials.ResumeOf(trial);
        return new(trial, 1, ++_leaseNumber, IsNew: true, state, resume, of);
    }

    private int? FindNextNumber() => SkipTaken(SkipExisting()) is var number && IsOfPlan(number) ? number : null;

    private IEnumerable<int> ListNewNumbers()
    {
        for (var number = SkipTaken(SkipExisting()); IsOfPlan(number); number = SkipTaken(number + 1)) { yield return number; }
    }

    private int SkipTaken(int number)
    {
        while (trials.Contains(number) || _reserved.Contains(number)) { number++; }

        return number;
    }

    // Asked for with every slot that is free: no settings are drawn for it.
    private bool IsOfPlan(int number) => number < (_plan?.Planned ?? 0);

    private int SkipExisting()
    {
        while (trials.Contains(_nextNumber)) { _nextNumber++; }

        return _nextNumber;
    }
}
