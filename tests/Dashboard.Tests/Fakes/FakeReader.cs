using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>Answers from memory, with the promises of the contract.</summary>
internal sealed class FakeReader(IReadOnlyList<FakeExperiment> experiments) : IExperimentReader
{
    public List<int> AskedLimits { get; } = [];

    public bool IsBroken { get; set; }

    /// <summary>What importances wait for.</summary>
    public Task BeforeImportances { get; set; } = Task.CompletedTask;

    public int AskedImportances { get; private set; }

    /// <summary>Events that are recorded while a test runs.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<EventRow> Late { get; } = [];

    public Task<string?> ResolveIdAsync(string text, CancellationToken cancellation)
    {
        if (text == "@last")
        {
            return Task.FromResult(experiments.Count == 0 ? null : experiments[0].Id);
        }

        var ids = experiments.Select(experiment => experiment.Id).ToList();
        var fitting = ids.Contains(text) ? [text] : ids.Where(id => id.StartsWith(text, StringComparison.Ordinal)).ToList();
        return fitting.Count > 1
            ? throw new AmbiguousIdException(text, fitting)
            : Task.FromResult(fitting.Count == 0 ? null : fitting[0]);
    }

    public Task<Page<ExperimentSummary>> ListExperimentsAsync(ExperimentQuery query, CancellationToken cancellation)
    {
        Ask(query.Limit);
        var found = experiments.Select(experiment => experiment.Detail.Summary)
            .Where(summary => query.States?.Contains(summary.State) ?? true)
            .Where(summary => query.Name is null || summary.Name.Contains(query.Name, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(Part(found, query.After, query.Limit));
    }

    public Task<ExperimentDetail?> FindExperimentAsync(string id, CancellationToken cancellation) =>
        Task.FromResult(Find(id)?.Detail);

    public Task<IReadOnlyList<LeaderboardEntry>> GetLeaderboardAsync(string id, int perFamily, CancellationToken cancellation)
    {
        Ask(perFamily);
        return Task.FromResult(Find(id)?.Leaderboard(perFamily) ?? []);
    }

    public Task<Page<TrialSummary>> ListTrialsAsync(string id, TrialQuery query, CancellationToken cancellation)
    {
        Ask(query.Limit);
        var trials = (Find(id)?.Trials ?? []).Select(trial => trial.Summary)
            .Where(trial => query.Model is null || trial.Model == query.Model)
            .Where(trial => query.State is null || trial.State == query.State)
            .Where(trial => query.Where?.Terms.All(term => Holds(term, trial)) ?? true);
        return Task.FromResult(Part(Sorted(trials, query.Sort), query.After, query.Limit));
    }

    public Task<ColumnNames> GetNamesAsync(string id, CancellationToken cancellation) => Task.FromResult(Find(id) is { } found
        ? new ColumnNames(
            [.. found.Detail.Spec.Parameters.Select(parameter => parameter.Name)],
            [.. found.Trials.SelectMany(trial => trial.Summary.Metrics).Select(metric => metric.Name).Distinct().Order(StringComparer.Ordinal)])
        : new([], []));

    public Task<TrialColumns> GetColumnsAsync(
        string id, IReadOnlyList<string> names, TrialFilter? where, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 50_000);
        List<TrialSummary> trials = [.. (Find(id)?.Trials ?? []).Select(trial => trial.Summary)
            .Where(trial => where?.Terms.All(term => Holds(term, trial)) ?? true)];
        return Task.FromResult(new TrialColumns(
            [.. trials.Select(trial => trial.Number)],
            [.. trials.Select(trial => trial.Model)],
            [.. trials.Select(trial => trial.Family)],
            names.ToDictionary(name => name, name => (IReadOnlyList<double?>)[.. trials.Select(trial => Value(trial, name))]),
            false));
    }

    public Task<IReadOnlyList<ImprovementRow>> ListImprovementsAsync(string id, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ImprovementRow>>([.. (Find(id)?.Trials ?? [])
            .Select(trial => trial.Summary)
            .Where(trial => trial is { State: TrialState.Completed, Objective: not null } && trial.Family != "gan")
            .GroupBy(trial => trial.Family)
            .Select(group => new ImprovementRow(group.Key, group.First().Number, group.First().Objective!.Value))]);

    public Task<IReadOnlyList<string>> ListEnvironmentsAsync(string id, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. (Find(id)?.Trials ?? []).SelectMany(trial => trial.Attempts).Select(attempt => attempt.Environment).Distinct()]);

    public async Task<IReadOnlyList<ParameterImportance>> GetImportancesAsync(string id, CancellationToken cancellation)
    {
        AskedImportances++;
        await BeforeImportances;
        return Find(id) is not { Trials.Count: > 0 } ? [] :
        [
            new("autoencoder", "mse", "learning_rate", 24, 0.7, 0.6, -0.8),
            new("autoencoder", "mse", "optimizer", 12, 0.1, 0.4, null),
            new("denoising", "denoising_mse", "code_size", 4, 0.5, 1, 0.2),
        ];
    }

    public Task<IReadOnlyList<ParetoEntry>> GetParetoFrontAsync(string id, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ParetoEntry>>(Find(id) is null ? [] :
            [new("autoencoder", 3, "vanilla", [new("mse", 0.01), new("probe_accuracy", 0.9)], [new("code_size", Orchestrator.Abstractions.Search.ParameterValue.Of(16L))])]);

    public Task<Page<DecisionRow>> ListDecisionsAsync(string id, string family, string? after, int limit, CancellationToken cancellation)
    {
        Ask(limit);
        return Task.FromResult(Part(Find(id) is null || family != "autoencoder" ? [] : Decisions, after, limit));
    }

    private static IReadOnlyList<DecisionRow> Decisions { get; } =
    [
        new("autoencoder", 0, "Start", 0, 0, 0, 3, "the next setting, auto", DateTimeOffset.UnixEpoch),
        new("autoencoder", 1, "Prune", 0, null, 3, null, "pruned at epoch 3: 0.0131, cut 0.0112, rung 1 of 3, 2nd of 8", DateTimeOffset.UnixEpoch),
    ];


    public Task<IReadOnlyList<ParameterCoverage>> ListCoverageAsync(string id, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ParameterCoverage>>(Find(id) is null ? [] :
        [
            new("code_size", [new(ParameterValue.Of(16L), 0, 0, 4), new(ParameterValue.Of(32L), 0, 0, 0), new(ParameterValue.Of(64L), 0, 0, 4)]),
            new("learning_rate", [new(null, 1e-4, 1e-3, 3), new(null, 1e-3, 1e-2, 9)]),
        ]);

    public Task<IReadOnlyList<FailureGroup>> ListFailuresAsync(string id, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<FailureGroup>>([.. (Find(id)?.Trials ?? [])
            .Select(trial => trial.Summary)
            .Where(trial => trial.Failure is not null)
            .GroupBy(trial => trial.Failure!.Kind)
            .Select(group => new FailureGroup(group.Key, group.Count(), group.First().Failure!.Message, [.. group.Select(trial => trial.Number)]))]);

    public Task<LedgerChanges> ListChangesAsync(long? after, CancellationToken cancellation)
    {
        var events = experiments.SelectMany(experiment => experiment.Events).Concat(Late).ToList();
        var newest = events.Select(row => row.Sequence).DefaultIfEmpty().Max();
        return Task.FromResult(new LedgerChanges(newest, after is null ? [] :
            [.. events.Where(row => row.Sequence > after).GroupBy(row => row.ExperimentId)
                .Select(group => new ChangedExperiment(group.Key, [.. group.Select(row => row.Trial).OfType<int>().Distinct()]))]));
    }

    public Task<TrialDetail?> FindTrialAsync(string id, int number, CancellationToken cancellation) =>
        Task.FromResult(Find(id)?.Trials.FirstOrDefault(trial => trial.Summary.Number == number));

    public Task<byte[]?> GetSampleAsync(string id, int number, int epoch, string kind, CancellationToken cancellation)
    {
        var isStored = Find(id)?.Trials.FirstOrDefault(trial => trial.Summary.Number == number)?
            .Samples.Any(sample => sample.Epoch == epoch && sample.Kind == kind) ?? false;
        return Task.FromResult(isStored ? FakePng.Draw(kind, number, epoch) : null);
    }

    public Task<Page<LogLine>> ListLogAsync(
        string id, int number, string? containing, long afterSequence, int limit, CancellationToken cancellation)
    {
        Ask(limit);
        var trial = Find(id)?.Trials.FirstOrDefault(trial => trial.Summary.Number == number);
        var lines = (trial is null ? [] : FakeLog.Of(trial)).Where(line => line.Sequence > afterSequence
            && (containing is null || line.Text.Contains(containing, StringComparison.OrdinalIgnoreCase))).ToList();
        var items = lines.Take(limit).ToList();
        return Task.FromResult(new Page<LogLine>(items, lines.Count > limit ? $"{items[^1].Sequence}" : null));
    }

    public Task<Page<EventRow>> ListEventsAsync(EventQuery query, CancellationToken cancellation)
    {
        Ask(query.Limit);
        var all = experiments.Where(experiment => query.ExperimentId is null || experiment.Id == query.ExperimentId)
            .SelectMany(experiment => experiment.Events)
            .Where(row => query.Kind is null || row.Kind == query.Kind)
            .Where(row => !query.IsByPeople || row.Data.Contains("\"by\"", StringComparison.Ordinal));
        var events = query.IsNewestFirst
            ? all.Where(row => row.Sequence < (query.After ?? long.MaxValue)).OrderByDescending(row => row.Sequence).ToList()
            : all.Where(row => row.Sequence > (query.After ?? 0)).OrderBy(row => row.Sequence).ToList();
        var items = events.Take(query.Limit).ToList();
        return Task.FromResult(new Page<EventRow>(items, events.Count > query.Limit ? $"{items[^1].Sequence}" : null));
    }

    private static double? Value(TrialSummary trial, string name) => name switch
    {
        "objective" => trial.Objective is { } value && double.IsNaN(value) ? null : trial.Objective,
        "number" => trial.Number,
        "epochs" => trial.Epochs,
        "seconds" => trial.Seconds,
        _ => Number(trial, name) ?? trial.Metrics.Where(metric => metric.Name == name && !double.IsNaN(metric.Value))
            .Select(metric => (double?)metric.Value).FirstOrDefault(),
    };

    private static double? Number(TrialSummary trial, string name) => trial.Parameters
        .Where(parameter => parameter.Name == name && parameter.Value.IsNumeric).Select(parameter => (double?)parameter.Value.AsDouble()).FirstOrDefault();

    // As much of the language as tests of pages need.
    private static bool Holds(FilterTerm term, TrialSummary trial) => term.Name switch
    {
        "model" => term.Values.Contains(trial.Model),
        "state" => term.Values.Contains(trial.State.ToString(), StringComparer.OrdinalIgnoreCase),
        "failure" => term.Values.Contains(trial.Failure?.Kind.ToString()),
        "tag" => term.Values.Any(trial.Tags.Contains),
        "family" => term.Values.Contains(trial.Family),
        "number" => term.Values.Contains(trial.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        "learning_rate" or "mse" or "code_size" => Compares(term, Value(trial, term.Name)),
        _ => throw new FilterException(term.Column, $"'{term.Name}' is not known; did you mean 'model'?"),
    };

    private static bool Compares(FilterTerm term, double? value)
    {
        var wanted = double.Parse(term.Values[0], System.Globalization.CultureInfo.InvariantCulture);
        return term.Operator switch
        {
            FilterOperator.Less => value < wanted,
            FilterOperator.LessOrEqual => value <= wanted,
            FilterOperator.Greater => value > wanted,
            FilterOperator.GreaterOrEqual => value >= wanted,
            _ => value == wanted,
        };
    }

    private static IEnumerable<TrialSummary> Sorted(IEnumerable<TrialSummary> trials, string sort)
    {
        var name = sort.TrimStart('-');
        trials = name == "objective" ? trials.OrderBy(trial => trial.Family, StringComparer.Ordinal) : trials.OrderBy(_ => 0);
        Func<TrialSummary, double> key = name switch
        {
            "number" => trial => trial.Number,
            "objective" => trial => trial.Objective is { } value && !double.IsNaN(value) ? value : double.MaxValue,
            _ when trials.Any(trial => trial.Metrics.Any(metric => metric.Name == name)) =>
                trial => trial.Metrics.Where(metric => metric.Name == name).Select(metric => metric.Value).FirstOrDefault(),
            _ when trials.Any(trial => Number(trial, name) is not null) => trial => Number(trial, name) ?? double.MaxValue,
            _ => throw new ArgumentException($"sort: '{name}' is no metric of this experiment.", nameof(sort)),
        };
        var byFamily = (IOrderedEnumerable<TrialSummary>)trials;
        return sort.StartsWith('-') ? byFamily.ThenByDescending(key) : byFamily.ThenBy(key);
    }

    private static Page<T> Part<T>(IEnumerable<T> all, string? after, int limit)
    {
        var start = after is null ? 0
            : int.TryParse(after, out var token) ? token
            : throw new ArgumentException($"after: '{after}' is no page token.", nameof(after));
        var items = all.Skip(start).Take(limit + 1).ToList();
        return items.Count > limit ? new(items[..limit], $"{start + limit}") : new(items, null);
    }

    private FakeExperiment? Find(string id) => experiments.FirstOrDefault(experiment => experiment.Id == id);

    private void Ask(int limit)
    {
        if (IsBroken)
        {
            throw new InvalidOperationException("secret: disk on fire");
        }

        AskedLimits.Add(limit);
    }
}
