using System.Net;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Api;

namespace Orchestrator.Silo.Remote;

/// <summary>Asks a head's API about its experiments. Safe to use from any thread.</summary>
/// <param name="head">Calls the head; owned by the caller.</param>
internal sealed class HeadExperiments(HttpClient head)
{
    private const string Experiments = "/api/v1/experiments";

    /// <summary>One experiment, or null.</summary>
    /// <exception cref="HttpRequestException">The head does not answer, or something else does.</exception>
    public Task<ExperimentDetail?> FindExperimentAsync(string id, CancellationToken cancellation) =>
        FindAsync<ExperimentDetail>($"{Experiments}/{id}", cancellation);

    /// <summary>Each family's trials, ranked families best first, at most <paramref name="perFamily"/> each.</summary>
    /// <exception cref="HttpRequestException">The head does not answer, or something else does.</exception>
    public async Task<IReadOnlyList<LeaderboardEntry>> GetLeaderboardAsync(string id, int perFamily, CancellationToken cancellation) =>
        (await GetAsync<Page<LeaderboardEntry>>($"{Experiments}/{id}/leaderboard?limit={perFamily}", cancellation)).Items;

    /// <summary>The Pareto front of each family with several objectives.</summary>
    /// <exception cref="HttpRequestException">The head does not answer, or something else does.</exception>
    public async Task<IReadOnlyList<ParetoEntry>> GetParetoFrontAsync(string id, CancellationToken cancellation) =>
        (await GetAsync<Page<ParetoEntry>>($"{Experiments}/{id}/pareto-front", cancellation)).Items;

    /// <summary>An experiment's events after <paramref name="afterSequence"/>, oldest first.</summary>
    /// <exception cref="HttpRequestException">The head does not answer, or something else does.</exception>
    public Task<Page<EventRow>> ListEventsAsync(string id, long afterSequence, int limit, CancellationToken cancellation) =>
        GetAsync<Page<EventRow>>($"{Experiments}/{id}/events?after={afterSequence}&limit={limit}", cancellation);

    private async Task<T> GetAsync<T>(string address, CancellationToken cancellation) =>
        await FindAsync<T>(address, cancellation) ?? throw new HttpRequestException($"{address} answers nothing.");

    private async Task<T?> FindAsync<T>(string address, CancellationToken cancellation)
    {
        using var answer = await head.GetAsync(address, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound) { return default; }

        if (!answer.IsSuccessStatusCode) { throw new HttpRequestException(await HeadClient.ReadProblemAsync(answer, cancellation)); }

        return await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation);
    }
}
