using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Pruners;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>
/// The search of one family: events in, decisions out. It knows neither time nor workers; in logical order its decisions are a
/// function of the trials' results alone, however they arrive, and the same events from the beginning give the same decisions.
/// </summary>
/// <param name="options">What it keeps to.</param>
/// <param name="proposals">Where settings come from.</param>
/// <param name="pruner">How far they train.</param>
/// <param name="epochsOf">The last epoch of a setting with these parameters, at least 1.</param>
internal sealed class FamilySearch(
    SearchOptions options, Proposals proposals, IPruner pruner, Func<IReadOnlyList<ParameterAssignment>, int> epochsOf)
{
    private const string Natural = "every trial has ended";

    private readonly LossScale _scale = new(options.Direction);
    private readonly JobWindow _window = new(options.Parallelism, options.Order);
    private readonly Dictionary<TrialKey, TrialProgress> _progress = [];
    private readonly List<SettingState> _settings = [];
    private readonly Queue<TrialKey> _repeats = new();
    private readonly List<SearchDecision> _decisions = [];
    private PauseTrial? _pause;
    private string? _ending;
    private int _failures;
    private bool _isFinished;

    /// <summary>Whether it decides nothing more.</summary>
    public bool IsFinished => _isFinished;

    /// <summary>Why it starts nothing more although it might, or null where nothing keeps it from more settings.</summary>
    public string? EndedBy => _ending == Natural ? null : _ending;

    /// <summary>Its outstanding jobs.</summary>
    public JobWindow Window => _window;

    /// <summary>Settings started so far.</summary>
    public int Settings => _settings.Count;

    /// <summary>The parameters of a setting that was started.</summary>
    public IReadOnlyList<ParameterAssignment> ParametersOf(long setting) => _settings[(int)setting].Parameters;

    /// <summary>The decisions that need no event.</summary>
    public IReadOnlyList<SearchDecision> Begin() => Advance();

    /// <summary>Takes in an event.</summary>
    /// <returns>The decisions that follow, in order.</returns>
    public IReadOnlyList<SearchDecision> Apply(SearchEvent one)
    {
        ProgressOf(one.Trial).Take(one, _scale, options.Others);
        if (_window.Find(one.Trial) is { } job) { NoteArrival(job); }

        return Advance();
    }

    private IReadOnlyList<SearchDecision> Advance()
    {
        while (!_isFinished)
        {
            if (_window.HasRoom && Decide() is { } decision)
            {
                Emit(decision);
                continue;
            }

            // Here and not where events run out: when a pause is told must not depend on arrival.
            FlushPause();
            if (_window.Take() is { } job) { Absorb(job); }
            else if (_window.IsEmpty) { Finish(); }
            else { break; }
        }

        _window.NoteHeldBack();
        IReadOnlyList<SearchDecision> decisions = [.. _decisions];
        _decisions.Clear();
        return decisions;
    }

    private SearchDecision? Decide()
    {
        if (_ending is not null) { return null; }

        if (_repeats.TryDequeue(out var repeat)) { return StartRepeat(repeat); }

        var mustWait = proposals.MustWait(Outstanding());
        var newSetting = mustWait ? null : FindNewSetting();
        if (newSetting is null && !mustWait) { Rule(pruner.Close()); }

        return pruner.Next(newSetting) switch
        {
            TrainOn step => Continue(step),
            StartFrom step => StartFrom(step),
            StartNew step => StartNew(step),
            _ => null,
        };
    }

    private IReadOnlyList<Proposal> Outstanding() =>
        [.. _window.Outstanding.Select(job => job.Trial.Setting).Distinct().Select(index => _settings[(int)index].Proposal)];

    private long? FindNewSetting() =>
        !((long)_settings.Count * options.Repeats >= options.Trials) && proposals.HasNext ? _settings.Count : null;

    private ContinueTrial Continue(TrainOn step)
    {
        var setting = _settings[(int)step.Setting];
        return new(AddJob(new(step.Setting, 0), setting.Reached, Math.Min(step.To, setting.Epochs)), step.Reason);
    }

    private StartTrial? StartNew(StartNew step)
    {
        if (proposals.Next(Outstanding()) is not { } proposal)
        {
            _ending = $"no setting keeps to the constraints in {Proposals.MaxDraws} draws";
            return null;
        }

        // A fork trains to its end: the pruner would compare it with those that began at the beginning.
        return proposal.Origin is { } origin
            ? Start(proposal, origin.Epoch, int.MaxValue, origin, $"{step.Reason}, {proposal.Source}")
            : Start(proposal, 0, step.To, null, $"{step.Reason}, {proposal.Source}");
    }

    private StartTrial StartFrom(StartFrom step)
    {
        var (parent, replaced) = (_settings[(int)step.Parent], _settings[(int)step.Replaced]);
        if (!replaced.HasEnded) { Rule([new(step.Replaced, Ruling.Prune, step.Reason)]); }

        // What breaks a constraint when it is perturbed keeps its parent's parameters.
        var explored = pruner.Explore(_settings.Count, parent.Parameters);
        var parameters = proposals.Keeps(explored) ? explored : parent.Parameters;
        var proposal = new Proposal(parent.Proposal.Draw, parameters, $"explored from {step.Parent}");
        return Start(proposal, step.Epoch, step.To, new(new(step.Parent, 0), step.Epoch), step.Reason);
    }

    private StartTrial Start(Proposal proposal, int from, int to, TrialOrigin? origin, string reason)
    {
        var index = _settings.Count;
        var left = options.Trials - ((long)index * options.Repeats);
        var setting = new SettingState(
            index, proposal, epochsOf(proposal.Parameters), (int)Math.Min(options.Repeats, left ?? options.Repeats), origin is not null)
        {
            Reached = from,
        };
        _settings.Add(setting);
        if (!pruner.EndsSettings) { EnqueueRepeats(setting); }

        return new(AddJob(new(index, 0), from, Math.Min(to, setting.Epochs)), proposal.Parameters, origin, reason);
    }

    private StartTrial StartRepeat(TrialKey trial)
    {
        var setting = _settings[(int)trial.Setting];
        var reason = $"repeat {trial.Repeat + 1} of {setting.Repeats}";
        return new(AddJob(trial, 0, setting.Epochs), setting.Parameters, null, reason);
    }

    private void EnqueueRepeats(SettingState setting)
    {
        for (var repeat = 1; repeat < setting.Repeats; repeat++) { _repeats.Enqueue(new(setting.Index, repeat)); }
    }

    private Job AddJob(TrialKey trial, int from, int to)
    {
        var job = _window.Add(trial, from, to, to >= _settings[(int)trial.Setting].Epochs);
        // A search that is built again finds results of jobs that it had not decided when they were told.
        NoteArrival(job);
        return job;
    }

    private void NoteArrival(Job job)
    {
        if (ProgressOf(job.Trial).HasReached(job)) { _window.Arrive(job.Trial); }
    }

    private void Absorb(Job job)
    {
        var (progress, setting) = (ProgressOf(job.Trial), _settings[(int)job.Trial.Setting]);
        // What ended after a rung, as trials do that were trained ahead, counts at its own rung.
        var hasEnded = progress.HasEnded && (job.IsLast || progress.Curve.LastEpoch < job.To);
        var loss = progress.HasFailed && hasEnded ? double.NaN : LossAt(progress.Curve, job.To);
        if (hasEnded && progress.HasFailed && !setting.IsFork) { CountFailure(); }

        if (job.Trial.Repeat == 0) { AbsorbFirst(job, setting, progress, loss, hasEnded); }

        if (hasEnded) { AddEnd(setting, progress.IsLeftOut ? null : loss, OthersAt(progress, job.To, hasEnded)); }
    }

    private void AbsorbFirst(Job job, SettingState setting, TrialProgress progress, double loss, bool hasEnded)
    {
        (setting.Reached, setting.HasEnded) = (job.To, hasEnded);
        var isLeftOut = hasEnded && (progress.IsLeftOut || setting.IsFork);
        if (!isLeftOut && !setting.IsOffspring && !job.IsLast) { proposals.Observe(setting.Proposal, job.To, loss, OthersAt(progress, job.To, hasEnded)); }

        Rule(pruner.Absorb(new(setting.Index, job.To, loss, progress.Curve)
        {
            HasEnded = hasEnded,
            HasFinished = hasEnded && !progress.HasFailed && !isLeftOut,
            IsLeftOut = isLeftOut,
        }));
        if (hasEnded && pruner.EndsSettings) { EnqueueRepeats(setting); }
    }

    private double LossAt(Curve curve, int epoch) => options.UsesBest ? curve.BestAt(epoch) : curve.LastAt(epoch);

    // Of the epoch that gives the trial its value; a trial that failed is worst in every objective.
    private IReadOnlyList<double> OthersAt(TrialProgress progress, int epoch, bool hasEnded)
    {
        if (options.Others.Count == 0) { return []; }

        var chosen = options.UsesBest ? progress.Curve.BestUpTo(epoch) : progress.Curve.NewestUpTo(epoch);
        return progress.OthersAt(hasEnded && progress.HasFailed ? 0 : chosen, options.Others.Count);
    }

    private void AddEnd(SettingState setting, double? loss, IReadOnlyList<double> others)
    {
        setting.AddEnd(loss, others);
        if (!setting.IsComplete || setting.Aggregate(options.UsesMean) is not { } value) { return; }

        if (!setting.IsOffspring) { proposals.Observe(setting.Proposal, int.MaxValue, value, setting.AggregateOthers(options.UsesMean)); }

        if (options.Target is { } target && LossComparer.Instance.Compare(value, _scale.Turn(target)) <= 0)
        {
            _ending ??= $"setting {setting.Index} has {_scale.Show(value)}, the target is {target:G4}";
        }
    }

    private void CountFailure()
    {
        if (++_failures >= options.Failures) { _ending ??= $"{_failures} trials have failed, as many as the budget allows"; }
    }

    private void Rule(IReadOnlyList<Judgement> judgements)
    {
        foreach (var judgement in judgements)
        {
            var setting = _settings[(int)judgement.Setting];
            if (judgement.Ruling == Ruling.Pause)
            {
                FlushPause();
                _pause = new(new(judgement.Setting, 0), setting.Reached, judgement.Reason);
            }
            else
            {
                setting.HasEnded = true;
                Emit(new PruneTrial(new(judgement.Setting, 0), setting.Reached, judgement.Reason));
            }
        }
    }

    // A setting that goes on at once was never paused: its pause is told only when something else follows.
    private void Emit(SearchDecision decision)
    {
        if (decision is ContinueTrial going && going.Job.Trial == _pause?.Trial) { _pause = null; }

        if (decision is PruneTrial pruned && pruned.Trial == _pause?.Trial) { _pause = null; }

        FlushPause();
        _decisions.Add(decision);
    }

    private void FlushPause()
    {
        if (_pause is { } pause) { _decisions.Add(pause); }

        _pause = null;
    }

    private void Finish()
    {
        _ending ??= Natural;
        foreach (var setting in _settings.Where(setting => !setting.HasEnded))
        {
            Emit(new PruneTrial(new(setting.Index, 0), setting.Reached, $"pruned at epoch {setting.Reached}: the search has ended, {_ending}"));
        }

        _isFinished = true;
        Emit(new FinishSearch(_ending));
    }

    private TrialProgress ProgressOf(TrialKey trial)
    {
        if (!_progress.TryGetValue(trial, out var progress)) { _progress.Add(trial, progress = new()); }

        return progress;
    }
}
