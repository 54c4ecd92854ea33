using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Bench.Sweeps.Recorded;

/// <summary>One sweep whose trials are looked up in recorded curves, job by job in the order of decisions.</summary>
/// <param name="study">What is searched.</param>
/// <param name="table">The curves.</param>
/// <param name="noise">
/// The deviation of a trial's values from the recorded ones, as a share of them: what other weights to begin with would make of it.
/// </param>
internal sealed class RecordedSweep(Study study, CurveTable table, double noise)
{
    private readonly Dictionary<TrialKey, (IReadOnlyList<ParameterAssignment> Setting, double Factor)> _trials = [];
    private readonly Queue<Job> _jobs = new();

    /// <summary>Runs it to its end.</summary>
    public FoundCurve Run(string text, int seed)
    {
        var result = SweepReader.Read(text, "sweep.yaml", []);
        var spec = (result.File ?? throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Message)))).Draft;
        var (curve, draws) = (new FoundCurve(study), new Random(seed));
        if (ExperimentSearch.IsNeeded(spec)) { Search(spec, curve, draws); }
        else { TrainAll(SearchPlan.For(spec), curve, draws); }

        return curve;
    }

    private void TrainAll(SearchPlan plan, FoundCurve curve, Random draws)
    {
        for (var number = 0; number < plan.Planned; number++)
        {
            var (setting, factor) = (plan.TrialAt(number)!.Parameters, Factor(draws));
            var value = double.NaN;
            for (var epoch = 1; epoch <= table.Epochs && !double.IsNaN(value = table.At(setting, epoch) * factor); epoch++) { curve.AddEpoch(); }

            curve.AddTrial(value);
        }
    }

    private void Search(ExperimentSpec spec, FoundCurve curve, Random draws)
    {
        var search = new ExperimentSearch(spec, TrialEpochs.Of(spec));
        Take(search.Begin(), draws);
        while (_jobs.TryDequeue(out var job)) { Train(search, job, curve, draws); }
    }

    private void Train(ExperimentSearch search, Job job, FoundCurve curve, Random draws)
    {
        var (setting, factor) = _trials[job.Trial];
        for (var epoch = job.From + 1; epoch <= job.To; epoch++)
        {
            var value = table.At(setting, epoch) * factor;
            curve.AddEpoch();
            var number = (int)job.Trial.Setting;
            if (double.IsNaN(value))
            {
                Take(search.Apply(number, trial => new TrialFailed(trial, Abstractions.Trials.FailureKind.Diverged)), draws);
                return;
            }

            if (epoch == table.Epochs) { curve.AddTrial(value); }

            Take(search.Apply(number, trial => new ValueReported(trial, epoch, value)), draws);
        }

        if (job.IsLast) { Take(search.Apply((int)job.Trial.Setting, trial => new TrialFinished(trial)), draws); }
    }

    private void Take(IReadOnlyList<SearchStep> steps, Random draws)
    {
        foreach (var decision in steps.Select(step => step.Decision))
        {
            if (decision is StartTrial start)
            {
                _trials.Add(start.Job.Trial, (start.Parameters, Factor(draws)));
                _jobs.Enqueue(start.Job);
            }

            if (decision is ContinueTrial going) { _jobs.Enqueue(going.Job); }
        }
    }

    private double Factor(Random draws) => 1 + (noise * Math.Sqrt(-2 * Math.Log(1 - draws.NextDouble())) * Math.Cos(2 * Math.PI * draws.NextDouble()));
}
