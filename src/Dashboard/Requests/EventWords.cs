using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Requests;

/// <summary>Which events a page or the API lists: the words kind, by, order, after and limit.</summary>
internal static class EventWords
{
    public const string Newest = "newest";
    public const string Oldest = "oldest";
    public const string People = "people";

    /// <param name="query">The words.</param>
    /// <param name="id">The experiment's full id, or null for all.</param>
    /// <param name="order">The order where none is asked for.</param>
    /// <exception cref="RequestException">A word is not allowed.</exception>
    public static EventQuery Read(IQueryCollection query, string? id, string order) =>
        new(id, query.Number("after", 0, long.MaxValue), query.Limit(otherwise: 100))
        {
            IsNewestFirst = (query.OneOf("order", [Newest, Oldest]) ?? order) == Newest,
            Kind = query.OneOf("kind", EventKinds.All),
            IsByPeople = query.OneOf("by", [People]) is not null,
        };
}
