using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Requests;

/// <summary>Which experiments a page or the API lists: the words state, name, after and limit.</summary>
internal static class ExperimentWords
{
    private const string Active = "active";
    private const string Ended = "ended";

    /// <summary>What the word can be: a state, or several at once.</summary>
    public static IReadOnlyList<string> Known { get; } = [Active, Ended, .. Enum.GetNames<ExperimentState>()];

    public static ExperimentQuery Read(IQueryCollection query, int limit) =>
        new(query.Text("after"), query.Limit(limit), States(State(query)), query.Text("name"));

    /// <summary>The word as it is written in <see cref="Known"/>, or null when absent.</summary>
    public static string? State(IQueryCollection query) => query.OneOf("state", Known);

    /// <summary>The states that a word of <see cref="Known"/> stands for; null for all.</summary>
    public static IReadOnlyCollection<ExperimentState>? States(string? word) => word switch
    {
        null => null,
        Active => [.. Enum.GetValues<ExperimentState>().Where(state => !ExperimentTransitions.IsEnded(state) && state != ExperimentState.Paused)],
        Ended => [.. Enum.GetValues<ExperimentState>().Where(ExperimentTransitions.IsEnded)],
        _ => [Enum.Parse<ExperimentState>(word)],
    };
}
