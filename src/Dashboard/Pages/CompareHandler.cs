using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Pages;

/// <summary>Reads the trials that a comparison names: <c>t=3</c> of the word experiment, or <c>t=ID/3</c> of any.</summary>
internal static class CompareHandler
{
    private const int Most = 6;

    public static async Task<IResult> GetAsync(HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
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
