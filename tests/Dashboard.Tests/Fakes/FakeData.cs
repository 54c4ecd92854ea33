using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>Builds experiments whose every number follows from the trial number.</summary>
internal static class FakeData
{
    public const int Epochs = 20;

    public static DateTimeOffset Start { get; } = new(2026, 8, 3, 9, 30, 0, TimeSpan.Zero);

    public static FakeExperiment Experiment(
        string id, string name, ExperimentState state = ExperimentState.Running, int trials = 16, string worker = "w-3f2a91")
    {
        List<TrialDetail> all = [.. Enumerable.Range(0, trials).Select(number => Trial(number, worker))];
        var counts = new TrialCounts(
            Count(TrialState.Pending), Count(TrialState.Running), 0, Count(TrialState.Completed), Count(TrialState.Pruned),
            Count(TrialState.Failed));
        IReadOnlyList<LeaderboardEntry> best = [.. FakeExperiment.Rank(all, 1).Where(entry => entry.Metric is not null)];
        var summary = new ExperimentSummary(id, name, state, counts, 24, best, Start, null, 754.2);
        return new(new(summary, Spec(name), new string('a', 64), $"name: {name}\nmethod: random\n"), all, EventsOf(id, all));

        int Count(TrialState wanted) => all.Count(trial => trial.Summary.State == wanted);
    }

    private static ExperimentSpec Spec(string name) => new()
    {
        Name = name,
        Method = SearchMethod.Random,
        Parameters =
        [
            new("model", new ListDomain([.. FakeExperiment.Families.SelectMany(f => f.Models).Select(ParameterValue.Of)], false)),
            new("dataset", new FixedDomain(ParameterValue.Of("digits"))),
            new("epochs", new FixedDomain(ParameterValue.Of((long)Epochs))),
            new("code_size", new ListDomain([ParameterValue.Of(16L), ParameterValue.Of(32L), ParameterValue.Of(64L)], true)),
            new("learning_rate", new RangeDomain(1e-4, 1e-2, false, true, null)),
            new("l1_weight", new RangeDomain(1e-6, 1e-2, false, true, null), "model == sparse"),
        ],
        Families = FakeExperiment.Families,
        DataSets = [new("digits", new string('b', 64), 4000, 1000, 7)],
        RunCap = 24,
        Seed = 7,
    };

    private static TrialDetail Trial(int number, string worker)
    {
        var model = new[] { "vanilla", "denoising", "gan", "sparse" }[number % 4];
        var family = FakeExperiment.Families.First(each => each.Models.Contains(model));
        var state = State(number);
        var epochs = state switch { TrialState.Pending => 0, TrialState.Running => 9, TrialState.Pruned => 4, TrialState.Failed => 3, _ => Epochs };
        List<EpochRow> rows = [.. Enumerable.Range(1, epochs).Select(epoch => Epoch(number, model, epoch, state))];
        var kind = model == "gan" ? "generation" : "reconstruction";
        var metrics = rows.Count == 0 ? [] : rows[^1].Metrics;
        double? objective = family.Objective is { } goal && rows.Count > 0 ? metrics.First(m => m.Name == goal.Metric).Value : null;
        var failure = state == TrialState.Failed ? new TrialFailure(FailureKind.Diverged, "The <b>loss</b> became NaN.", 3) : null;
        var summary = new TrialSummary(
            number, number, 0, family.Name, model, state, failure, number == 4 ? 2 : Math.Min(1, epochs), epochs, objective,
            Parameters(number, model), state == TrialState.Completed ? new string('c', 64) : null, metrics,
            epochs == 0 ? null : epochs, epochs * 1.37)
        { Tags = number == 3 ? ["baseline"] : [] };
        return new(summary, rows, Attempts(number, state, worker), [.. rows.Select(row => new SampleRow(row.Epoch, kind, 900))],
            state != TrialState.Completed ? [] : [.. new[] { Epochs / 2, Epochs }.Select(epoch => new CheckpointRow(epoch, $"{epoch:x2}{number:x62}", 412_000, Start.AddSeconds(30 * number)))]);
    }

    private static TrialState State(int number) => number switch
    {
        6 or 9 => TrialState.Running,
        11 => TrialState.Failed,
        13 => TrialState.Pruned,
        15 => TrialState.Pending,
        _ => TrialState.Completed,
    };

    private static EpochRow Epoch(int number, string model, int epoch, TrialState state)
    {
        var level = 0.012 + (0.004 * (number % 5));
        var value = state == TrialState.Failed && epoch == 3 ? double.NaN : level + (0.06 * Math.Exp(-epoch / (3.0 + (number % 3))));
        var wave = 0.02 * Math.Sin(epoch * 1.3);
        MetricValue[] metrics = model == "gan"
            ? [new("generator_loss", 1.1 + wave + (epoch * 0.02)), new("discriminator_loss", 1.25 - wave), new("d_real", 0.6 + wave),
                new("d_fake", 0.4 - wave), new("discriminator_accuracy", 0.5 + (3 * wave))]
            : [new("train_loss", value * 0.96), new("test_loss", value), new("mse", value), new("denoising_mse", value * 1.6),
                new("psnr", -10 * Math.Log10(value)), new("dead_units", epoch > 4 ? 3 : 0), new("hoyer", 0.31 + wave)];
        return new(epoch, metrics, 1.37, 41200 + (number * 10));
    }

    private static ParameterAssignment[] Parameters(int number, string model) =>
    [
        new("model", ParameterValue.Of(model)),
        new("dataset", ParameterValue.Of("digits")),
        new("epochs", ParameterValue.Of((long)Epochs)),
        .. model == "gan" ? [] : new[] { new ParameterAssignment("code_size", ParameterValue.Of(16L << (number % 3))) },
        .. model == "gan" ? [] : new[] { new ParameterAssignment("learning_rate", ParameterValue.Of(0.0003217 * (1 + number))) },
        .. model == "sparse" ? new[] { new ParameterAssignment("l1_weight", ParameterValue.Of(0.000012 * (1 + number))) } : [],
    ];

    private static AttemptRow[] Attempts(int number, TrialState state, string worker)
    {
        if (state == TrialState.Pending)
        {
            return [];
        }

        const string environment = """{"runtime": ".NET 10.0.9", "vectorSet": "AVX2", "threads": 1, "device": "cpu"}""";
        var start = Start.AddSeconds(30 * number);
        var last = new AttemptRow(
            1, number + 1, worker, number % 2, start, state == TrialState.Running ? null : start.AddSeconds(27.4),
            state == TrialState.Running ? null : state.ToString().ToLowerInvariant(), environment);
        return number == 4
            ? [last with { EndedAt = start.AddSeconds(9), Outcome = "lost" }, last with { Attempt = 2, LeaseNumber = 40 }]
            : [last];
    }

    private static EventRow[] EventsOf(string id, IReadOnlyList<TrialDetail> trials) =>
    [
        new(1, id, null, "ExperimentCreated", Start, $$"""{"event": "ExperimentCreated", "planned": 24, "specHash": "{{new string('a', 64)}}"}"""),
        .. trials.Select((trial, i) => new EventRow(
            2 + i, id, trial.Summary.Number, "TrialCreated", Start.AddMilliseconds(40 * i),
            $$$"""{"event": "TrialCreated", "trial": {"number": {{{i}}}, "model": "{{{trial.Summary.Model}}}"}}""")),
    ];
}
