using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Pages;

/// <summary>
/// Reads what a comparison names: trials, <c>t=3</c> of the word experiment or <c>t=ID/3</c> of any, or whole experiments,
/// <c>e=ID</c>, of which the champions of the word family are compared.
/// </summary>
internal static class CompareHandler
{
    private const int Most = 6;

    public static async Task<IResult> GetAsync(HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        if (request.Query.Names("e").Distinct().ToList() is { Count: > 0 } ids)
        {
            return await GetExperimentsAsync(ids, request.Query, reader, cancellation);
        }

        var compared = await FindAllAsync(request.Query, reader, cancellation);
        return new RazorComponentResult<ComparePage>(new { Compared = compared, Epoch = (int?)request.Query.Number("epoch", 1, int.MaxValue) });
    }

    /// <summary>The trials that <c>t</c> and <c>experiment</c> name, at most six.</summary>
    public static async Task<IReadOnlyList<ComparedTrial>> FindAllAsync(IQueryCollection query, IExperimentReader reader, CancellationToken cancellation)
    {
        var names = query.Names("t").Distinct().ToList();
        if (names.Count > Most)
        {
            throw RequestException.BadRequest($"t: {names.Count} trials are named; 2 to {Most} can be compared.");
        }

        var compared = new List<ComparedTrial>();
        foreach (var name in names)
        {
            compared.Add(await FindAsync(name, query.Text("experiment"), reader, cancellation));
        }

        return compared;
    }

    private static async Task<IResult> GetExperimentsAsync(
        List<string> ids, IQueryCollection query, IExperimentReader reader, CancellationToken cancellation)
    {
        if (ids.Count is < 2 or > Most)
        {
            throw RequestException.BadRequest($"e: {ids.Count} experiment{(ids.Count == 1 ? " is" : "s are")} named; 2 to {Most} can be compared.");
        }

        var experiments = new List<ComparedExperiment>();
        foreach (var id in ids)
        {
            var experiment = await reader.GetExperimentAsync(id, cancellation);
            experiments.Add(new(experiment, await reader.ListImprovementsAsync(experiment.Summary.Id, cancellation)));
        }

        var families = experiments.SelectMany(each => each.Detail.Spec.Families).GroupBy(family => family.Name).ToList();
        // What most of them have says most about them.
        var family = query.OneOf("family", [.. families.Select(each => each.Key)]) ?? families.MaxBy(each => each.Count())!.Key;
        var champions = new List<ComparedTrial>();
        foreach (var each in experiments)
        {
            champions.AddRange(await ChampionAsync(each.Detail, family, reader, cancellation));
        }

        return new RazorComponentResult<ComparePage>(new
        {
            Experiments = experiments,
            Family = family,
            Compared = champions,
            Epoch = (int?)query.Number("epoch", 1, int.MaxValue),
        });
    }

    private static async Task<IEnumerable<ComparedTrial>> ChampionAsync(
        ExperimentDetail experiment, string family, IExperimentReader reader, CancellationToken cancellation)
    {
        var entries = await reader.GetLeaderboardAsync(experiment.Summary.Id, 1, cancellation);
        return entries.FirstOrDefault(entry => entry.Family == family) is { } champion
            ? [new(experiment, await reader.GetTrialAsync(experiment.Summary.Id, champion.Trial, cancellation))]
            : [];
    }

    private static async Task<ComparedTrial> FindAsync(
        string name, string? otherwise, IExperimentReader reader, CancellationToken cancellation)
    {
        var slash = name.LastIndexOf('/');
        var id = slash > 0 ? name[..slash] : otherwise;
        if (id is null || !int.TryParse(name[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw RequestException.BadRequest($"t: '{name}' names no trial; give a number with the word experiment, or ID/NUMBER.");
        }

        var experiment = await reader.GetExperimentAsync(id, cancellation);
        return new(experiment, await reader.GetTrialAsync(experiment.Summary.Id, number, cancellation));
    }
}
