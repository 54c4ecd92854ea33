using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.TestKit.Results;

/// <summary>Builds the events of one experiment.</summary>
public sealed class LedgerScript(string experimentId)
{
    public const string Environment = """{"machine":"test"}""";

    /// <summary>Families: autoencoder (mse, minimize), score (score, maximize), gan (unranked).</summary>
    public static ExperimentSpec Spec { get; } = new()
    {
        Name = "digits sweep",
        Method = SearchMethod.Grid,
        Parameters =
        [
            new ParameterSpec("model", new ListDomain([ParameterValue.Of("vanilla"), ParameterValue.Of("gan")], false)),
            new ParameterSpec("learning_rate", new RangeDomain(1e-5, 1e-1, false, true, null)),
        ],
        Families =
        [
            new FamilySpec("autoencoder", ["vanilla", "sparse"], new Objective("mse", ObjectiveDirection.Minimize)),
            new FamilySpec("score", ["vae"], new Objective("score", ObjectiveDirection.Maximize)),
            new FamilySpec("gan", ["gan"], null),
        ],
        DataSets = [new DataSetSpec("digits", new string('a', 64), 1000, 100)],
        RunCap = 10,
    };

    public string ExperimentId { get; } = experimentId;

    public ExperimentCreated Created() => new(ExperimentId, Spec, new string('b', 64), "name: digits sweep", 10);

    public ExperimentStateChanged Moved(ExperimentState from, ExperimentState to) => new(ExperimentId, from, to, "a test");

    public TrialCreated Trial(int number, string family = "autoencoder", string model = "vanilla") => new(
        ExperimentId,
        new TrialSpec
        {
            Number = number,
            Setting = number,
            Repeat = 0,
            Family = family,
            Model = model,
            Parameters =
            [
                new ParameterAssignment("model", ParameterValue.Of(model)),
                new ParameterAssignment("learning_rate", ParameterValue.Of(1.0)),
                new ParameterAssignment("code_size", ParameterValue.Of(64L + number)),
                new ParameterAssignment("tied", ParameterValue.Of(true)),
            ],
        });

    public LeaseKey Lease(int trial, long number, int attempt = 1) => new(ExperimentId, trial, attempt, number);

    public LeaseGranted Granted(int trial, long number, int attempt = 1) =>
        new(Lease(trial, number, attempt), "worker-1", 0, Environment);

    public EpochRecorded Epoch(int trial, long lease, int epoch, double mse, int attempt = 1, params SampleImage[] samples) =>
        Reported(
            Lease(trial, lease, attempt),
            epoch,
            mse,
            [new MetricValue("mse", mse), new MetricValue("hoyer", 0.1 + 0.2)],
            samples);

    public static EpochRecorded Reported(
        LeaseKey lease, int epoch, double? objective, IReadOnlyList<MetricValue> metrics, params SampleImage[] samples) =>
        new(new EpochReport(lease, epoch, metrics, samples, 1.5, 2000.25), objective);

    public TrialEnded Ended(int trial, long lease, TrialState state, double? objective = null, int attempt = 1) => new(
        new TrialOutcome(
            Lease(trial, lease, attempt),
            state,
            state == TrialState.Failed ? new TrialFailure(FailureKind.Diverged, "the loss became NaN", 2) : null,
            state == TrialState.Completed ? new string('c', 64) : null),
        objective);

    public LeaseReturned Returned(int trial, long lease, string outcome = LeaseReturned.Lost, int attempt = 1) =>
        new(Lease(trial, lease, attempt), outcome, "a test");

    public AttemptFailed Failed(int trial, long lease, FailureKind kind = FailureKind.Internal, int attempt = 1) =>
        new(Lease(trial, lease, attempt), new(kind, "a fault", 1), "a test");

    public TrialsReopened Reopened(params int[] trials) =>
        new(ExperimentId, trials, TrialState.Failed, "a test", CommandSource.CommandLine);

    public TrialsTagged Tagged(int trial, IReadOnlyList<string> added, params IReadOnlyList<string> removed) =>
        new(ExperimentId, [trial], added, removed, CommandSource.Dashboard);

    public SpecificationChanged Changed(ExperimentSpec spec, int? epochs = null) =>
        new(ExperimentId, spec, new string('b', 64), spec.RunCap, epochs, "a test", CommandSource.CommandLine);

    public SearchDecided Decided(long position, DecisionKind kind, int? trial, int? until = null) =>
        new(ExperimentId, "autoencoder", position, kind, trial, position, 0, until, "a test");

    public ExperimentDeleted Deleted() => new(ExperimentId, Spec.Name, 2, CommandSource.Dashboard);

    /// <summary>One event of every kind that a caller may append but a deletion, one a line, in an order in which each is accepted.</summary>
    public IReadOnlyList<LedgerEvent> Story() =>
    [
        Created(),
        Moved(ExperimentState.Pending, ExperimentState.Running),
        Trial(0),
        Trial(1, "gan", "gan"),
        Granted(0, 1),
        Epoch(0, 1, 1, 0.1, samples: new SampleImage("reconstruction", TestPng.Grey(28, 28, 7))),
        Epoch(0, 1, 2, double.NaN),
        Granted(1, 2),
        Returned(0, 1),
        new ReportRefused(Lease(0, 1), "epoch 3"),
        Granted(0, 3, 2),
        Reported(Lease(1, 2), 1, null, [new MetricValue("d_real", double.NegativeInfinity), new MetricValue("kid", -0.0)]),
        Epoch(0, 3, 3, double.PositiveInfinity, 2),
        Ended(0, 3, TrialState.Completed, 0.05, 2),
        Ended(1, 2, TrialState.Failed),
        Reopened(1),
        Granted(1, 4, 2),
        Failed(1, 4, attempt: 2),
        Granted(1, 5, 3),
        Changed(Spec with { Weight = 2 }),
        Ended(1, 5, TrialState.Failed, attempt: 3),
        Tagged(0, ["baseline", "keep"]),
        Decided(0, DecisionKind.Finish, null),
        Moved(ExperimentState.Running, ExperimentState.Completed),
    ];
}
