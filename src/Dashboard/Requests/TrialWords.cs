using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Dashboard.Requests;

/// <summary>Which trials a page or the API lists: the words q, model, state, sort, after and limit.</summary>
internal static class TrialWords
{
    public static TrialQuery Read(
        IQueryCollection query, ExperimentDetail experiment, string sort = "number", int limit = 100) =>
        new(
            query.OneOf("model", [.. experiment.Spec.Families.SelectMany(family => family.Models)]),
            query.OneOf("state", Enum.GetNames<TrialState>()) is { } state ? Enum.Parse<TrialState>(state) : null,
            query.Text("sort") ?? sort,
            query.Text("after"),
            query.Limit(limit),
            Filter(query));

    /// <summary>The words q, model and state as one filter; empty for all trials.</summary>
    public static string AsFilter(TrialQuery query) => string.Join(" ", new[]
    {
        query.Model is null ? null : $"model:{query.Model}", query.State is null ? null : $"state:{query.State}", query.Where?.Text,
    }.OfType<string>());

    /// <summary>The filter in <c>q</c>, or null.</summary>
    public static TrialFilter? Filter(IQueryCollection query)
    {
        try
        {
            return TrialFilter.Parse(query.Text("q"));
        }
        catch (FilterException refused)
        {
            throw RequestException.BadRequest(refused.Message);
        }
    }
}
