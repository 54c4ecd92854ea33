using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.WarmStarts;

/// <summary>Finds the experiments that a sweep file names.</summary>
internal sealed class SourceFinder(IExperimentReader reader, CancellationToken cancellation)
{
    private const int PageSize = 1_000;

    private List<ExperimentSummary>? _all;

    /// <summary>The experiment that an id, a unique prefix of one or a name stands for.</summary>
    /// <exception cref="WarmStartException">None fits, or several do.</exception>
    public async Task<ExperimentDetail> FindAsync(string word)
    {
        try
        {
            if (await reader.ResolveIdAsync(word, cancellation) is { } id) { return (await reader.FindExperimentAsync(id, cancellation))!; }
        }
        catch (AmbiguousIdException exception)
        {
            throw new WarmStartException(exception.Message, exception);
        }

        return await FindByNameAsync(word);
    }

    /// <summary>Experiments that have not ended, newest first.</summary>
    public async Task<IReadOnlyList<ExperimentSummary>> ListUnfinishedAsync() =>
        [.. (await ListAsync()).Where(one => !ExperimentTransitions.IsEnded(one.State))];

    private async Task<ExperimentDetail> FindByNameAsync(string word)
    {
        var all = await ListAsync();
        return all.Where(one => one.Name == word).ToArray() switch
        {
            [var only] => (await reader.FindExperimentAsync(only.Id, cancellation))!,
            [] => throw new WarmStartException(
                $"there is no experiment of this id or name{NearestName.Suggest(word, [.. all.SelectMany(one => (string[])[one.Id, one.Name])])}"),
            var several => throw new WarmStartException(
                $"{several.Length} experiments have this name, {string.Join(", ", several.Select(one => one.Id).Take(5))}: name one by its id."),
        };
    }

    private async Task<IReadOnlyList<ExperimentSummary>> ListAsync()
    {
        if (_all is not null) { return _all; }

        _all = [];
        string? after = null;
        do
        {
            var page = await reader.ListExperimentsAsync(after, PageSize, null, cancellation);
            _all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return _all;
    }
}
