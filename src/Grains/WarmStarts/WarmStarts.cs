using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.WarmStarts;

/// <summary>
/// Puts results of earlier experiments into a specification, as <c>orchestrator.warm_start</c> asks. An unfinished experiment that
/// began so keeps what it took: the same file goes on with it whatever has become of those experiments.
/// </summary>
public static class WarmStarts
{
    private const int PageSize = 1_000;

    /// <summary>Adds what <paramref name="file"/> asks for; nothing changes where it asks for nothing.</summary>
    /// <param name="file">The sweep.</param>
    /// <param name="spec">Its specification, without earlier results.</param>
    /// <param name="reader">The database of the earlier experiments, or null where there is none yet.</param>
    /// <param name="isNew">Whether unfinished experiments of the same specification are left alone.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The specification or every mistake, and notes that say what was taken and what was left out.</returns>
    public static async Task<SweepResolution> AddAsync(
        SweepFile file, ExperimentSpec spec, IExperimentReader? reader, bool isNew, CancellationToken cancellation)
    {
        if (file.WarmStart.Count == 0) { return new(spec, [], []); }

        if (reader is null) { return new(null, [ErrorAt(file.WarmStart[0], "there is no database yet, so no earlier experiment.")], []); }

        var finder = new SourceFinder(reader, cancellation);
        var hash = SpecHash.Of(spec);
        if (!isNew && await FindBegunAsync(finder, reader, file, hash, cancellation) is { } begun)
        {
            return new(spec with { WarmStart = begun }, [], [.. file.WarmStart.Zip(begun.Sources, NoteAt)]);
        }

        return await ReadAsync(file, spec, hash, finder, reader, cancellation);
    }

    private static async Task<SweepResolution> ReadAsync(
        SweepFile file, ExperimentSpec spec, string hash, SourceFinder finder, IExperimentReader reader, CancellationToken cancellation)
    {
        List<WarmStartSource> sources = [];
        List<EarlierResult> results = [];
        List<SweepError> errors = [];
        List<SweepNote> notes = [];
        foreach (var word in file.WarmStart)
        {
            try
            {
                var (source, found) = await TakeAsync(word.Text, spec, hash, finder, reader, EarlierTrials.MaxSettings - results.Count, cancellation);
                if (sources.Exists(one => one.Id == source.Id)) { throw new WarmStartException($"experiment {source.Id} is named twice."); }

                sources.Add(source);
                results.AddRange(found);
                notes.Add(NoteAt(word, source));
            }
            catch (WarmStartException exception)
            {
                errors.Add(ErrorAt(word, exception.Message));
            }
        }

        return errors.Count > 0 ? new(null, errors, []) : new(spec with { WarmStart = new(sources, results) }, [], notes);
    }

    private static async Task<(WarmStartSource Source, IReadOnlyList<EarlierResult> Results)> TakeAsync(
        string word, ExperimentSpec spec, string hash, SourceFinder finder, IExperimentReader reader, int room, CancellationToken cancellation)
    {
        var detail = await finder.FindAsync(word);
        var (id, name) = (detail.Summary.Id, detail.Summary.Name);
        if (!ExperimentTransitions.IsEnded(detail.Summary.State) && IsSame(detail.Spec, hash))
        {
            throw new WarmStartException($"experiment {id} is this sweep itself, which has not ended: name an earlier one.");
        }

        if (SharedObjectives.FindDifference(spec, detail.Spec) is { } difference)
        {
            throw new WarmStartException($"no value of experiment {id} ({name}) can be used: {difference}.");
        }

        // Several objectives are read at one epoch: the newest, or the best by the first.
        var atBest = spec.ObjectiveAt == "best" && spec.Families.Any(family => family.Others is { Count: > 0 });
        var trials = await ReadTrialsAsync(new(spec, detail.Spec), id, atBest ? detail.Spec : null, reader, cancellation);
        var results = trials.Take(room);
        return trials.HasUsable
            ? (new(word, id, name, trials.Count, trials.Taken, trials.LeftOut), results)
            : throw new WarmStartException($"no trial of experiment {id} ({name}) can be used: {(trials.Count == 0 ? "it has none" : Describe(trials.LeftOut))}.");
    }

    private static async Task<EarlierTrials> ReadTrialsAsync(
        EarlierTrials trials, string id, ExperimentSpec? atBestOf, IExperimentReader reader, CancellationToken cancellation)
    {
        string? after = null;
        do
        {
            var page = await reader.ListTrialsAsync(id, new(After: after, Limit: PageSize), cancellation);
            foreach (var trial in page.Items)
            {
                trials.Add(atBestOf is { } source ? trial with { Metrics = await FindBestAsync(id, trial, source, reader, cancellation) } : trial);
            }

            after = page.Next;
        }
        while (after is not null);
        return trials;
    }

    private static async Task<IReadOnlyList<MetricValue>> FindBestAsync(
        string id, TrialSummary trial, ExperimentSpec source, IExperimentReader reader, CancellationToken cancellation)
    {
        if (source.Families.FirstOrDefault(family => family.Name == trial.Family)?.Objective is not { } objective) { return []; }

        var epochs = (await reader.FindTrialAsync(id, trial.Number, cancellation))?.Epochs ?? [];
        return epochs.FirstOrDefault(epoch => epoch.Metrics.Any(metric => metric.Name == objective.Metric && metric.Value == trial.Objective))?.Metrics ?? [];
    }

    private static async Task<WarmStart?> FindBegunAsync(
        SourceFinder finder, IExperimentReader reader, SweepFile file, string hash, CancellationToken cancellation)
    {
        foreach (var one in await finder.ListUnfinishedAsync())
        {
            // One that was deleted meanwhile goes on with nothing.
            if (await reader.FindExperimentAsync(one.Id, cancellation) is { Spec: { WarmStart: { } begun } } detail && IsSame(detail.Spec, hash)
                && begun.Sources.Select(source => source.Word).SequenceEqual(file.WarmStart.Select(word => word.Text)))
            {
                return begun;
            }
        }

        return null;
    }

    private static bool IsSame(ExperimentSpec spec, string hash) => SpecHash.Of(spec with { WarmStart = null }) == hash;

    private static SweepError ErrorAt(PlacedWord word, string message) =>
        new(word.File, word.Line, word.Column, $"orchestrator.warm_start {Phrases.Quote(word.Text)}: {message}");

    private static SweepNote NoteAt(PlacedWord word, WarmStartSource source) => new(
        word.File, word.Line, word.Column,
        $"warm start takes {source.Taken} of {source.Trials} trials of experiment {source.Id} ({source.Name})"
        + (source.LeftOut.Count > 0 ? $"; left out: {Describe(source.LeftOut)}." : "."));

    private static string Describe(IReadOnlyList<LeftOutTrials> leftOut) => string.Join(", ", leftOut.Select(one => $"{one.Trials} {one.Reason}"));
}
