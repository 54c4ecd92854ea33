using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Names;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Grains.WarmStarts;

/// <summary>Finds the experiments that a sweep file names.</summary>
internal sealed class SourceFinder(IExperimentReader reader, CancellationToken cancellation)
{
    private const int PageSize = 1_000;

    private List<ExperimentSummary>? _all;

    /// <summary>The experiment that an id, a name or a unique prefix of an id stands for, in this order.</summary>
    /// <exception cref="WarmStartException">None fits, or several do.</exception>
    public async Task<ExperimentDetail> FindAsync(string word)
    {
        var all = await ListAsync();
        var id = all.Any(one => one.Id == word) ? word : FindByName(word, all) ?? await FindByPrefixAsync(word, all);
        return await reader.FindExperimentAsync(id, cancellation) ?? throw new WarmStartException($"experiment {id} was deleted meanwhile.");
    }

    /// <summary>Experiments that have not ended, newest first.</summary>
    public async Task<IReadOnlyList<ExperimentSummary>> ListUnfinishedAsync() =>
        [.. (await ListAsync()).Where(one => !ExperimentTransitions.IsEnded(one.State))];

    private static string? FindByName(string word, IReadOnlyList<ExperimentSummary> all) => all.Where(one => one.Name == word).ToArray() switch
    {
        [var only] => only.Id,
        [] => null,
        var several => throw new WarmStartException(
            $"{several.Length} experiments have this name, {string.Join(", ", several.Select(one => one.Id).Take(5))}: name one by its id."),
    };

    private async Task<string> FindByPrefixAsync(string word, IReadOnlyList<ExperimentSummary> all)
    {
        try
        {
            return await reader.ResolveIdAsync(word, cancellation) ?? throw new WarmStartException(
                $"there is no experiment of this id or name{NearestName.Suggest(word, [.. all.SelectMany(one => (string[])[one.Id, one.Name])])}");
        }
        catch (AmbiguousIdException exception)
        {
            throw new WarmStartException(exception.Message, exception);
        }
    }

    private async Task<IReadOnlyList<ExperimentSummary>> ListAsync()
    {
        if (_all is not null) { return _all; }

        _all = [];
        string? after = null;
        do
        {
            var page = await reader.ListExperimentsAsync(new(after, PageSize), cancellation);
            _all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return _all;
    }
}
