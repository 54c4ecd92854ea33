using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Traversals;

/// <summary>What a traversal shows: the words view, dimensions, points, around and steps.</summary>
internal static class TraversalWords
{
    /// <summary>The kinds as the word view names them.</summary>
    public static IReadOnlyList<string> Views { get; } = [.. Enum.GetNames<TraversalKind>().Select(name => name.ToLowerInvariant())];

    public static TraversalRequest Read(IQueryCollection query) => new(
        query.OneOf("view", Views) is { } view ? Enum.Parse<TraversalKind>(view, ignoreCase: true) : null,
        [.. query.Numbers("dimensions", TraversalRequest.MostRows, "dimensions").Distinct()],
        query.Numbers("points", TraversalRequest.MostRows + 1, "image numbers"),
        (int?)query.Number("around", 0, int.MaxValue),
        (int?)query.Number("steps", 2, TraversalRequest.MostSteps) ?? TraversalRequest.UsualSteps);

    /// <summary>The address with the words of a request.</summary>
    /// <param name="address">A traversal's page or picture.</param>
    /// <param name="request">What it shows.</param>
    /// <param name="epoch">The checkpoint's epoch.</param>
    public static string Address(string address, TraversalRequest request, int? epoch) => Addresses.With(
        address,
        ("view", request.Kind?.ToString().ToLowerInvariant()),
        ("dimensions", string.Join(',', request.Dimensions)),
        ("points", string.Join(',', request.Points)),
        ("around", request.Around),
        ("steps", request.Steps == TraversalRequest.UsualSteps ? null : request.Steps),
        ("epoch", epoch));
}
