using System.Net;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Api;

namespace Orchestrator.Silo.Remote;

/// <summary>Asks a head's API what a database file would answer. Safe to use from any thread.</summary>
/// <param name="head">Calls the head; owned by the caller.</param>
internal sealed class HttpExperimentReader(HttpClient head) : IExperimentReader
{
    private const string Experiments = "/api/v1/experiments";

    /// <inheritdoc/>
    public async Task<string?> ResolveIdAsync(string text, CancellationToken cancellation) =>
        (await FindAsync<ExperimentDetail>($"{Experiments}/{Uri.EscapeDataString(text)}", cancellation))?.Summary.Id;

    /// <inheritdoc/>
    public async Task<Page<ExperimentSummary>> ListExperimentsAsync(string? after, int limit, CancellationToken cancellation) =>
        await GetAsync<Page<ExperimentSummary>>($"{Experiments}?limit={limit}{After(after)}", cancellation);

    /// <inheritdoc/>
    public Task<ExperimentDetail?> FindExperimentAsync(string id, CancellationToken cancellation) =>
        FindAsync<ExperimentDetail>($"{Experiments}/{id}", cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LeaderboardEntry>> GetLeaderboardAsync(string id, int perFamily, CancellationToken cancellation) =>
        (await GetAsync<Page<LeaderboardEntry>>($"{Experiments}/{id}/leaderboard?limit={perFamily}", cancellation)).Items;

    /// <inheritdoc/>
    public Task<Page<TrialSummary>> ListTrialsAsync(string id, TrialQuery query, CancellationToken cancellation) =>
        GetAsync<Page<TrialSummary>>($"{Experiments}/{id}/trials?limit={query.Limit}{After(query.After)}", cancellation);

    /// <inheritdoc/>
    public Task<TrialDetail?> FindTrialAsync(string id, int number, CancellationToken cancellation) =>
        FindAsync<TrialDetail>($"{Experiments}/{id}/trials/{number}", cancellation);

    /// <inheritdoc/>
    public async Task<byte[]?> GetSampleAsync(string id, int number, int epoch, string kind, CancellationToken cancellation)
    {
        using var answer = await head.GetAsync($"{Experiments}/{id}/trials/{number}/samples/{epoch}/{kind}.png", cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <inheritdoc/>
    public Task<Page<EventRow>> ListEventsAsync(string? id, long afterSequence, int limit, CancellationToken cancellation) =>
        GetAsync<Page<EventRow>>($"{(id is null ? "/api/v1" : $"{Experiments}/{id}")}/events?after={afterSequence}&limit={limit}", cancellation);

    private static string After(string? token) => token is null ? "" : $"&after={Uri.EscapeDataString(token)}";

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
