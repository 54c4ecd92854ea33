using System.Net;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Dashboard.Api;
using Orchestrator.Silo.Remote;

namespace Orchestrator.Silo.Sources;

/// <summary>The experiments of a head, by its API. Safe to use from any thread.</summary>
/// <param name="head">Calls the head; disposed with this.</param>
internal sealed class HeadSource(HttpClient head) : IExperimentSource
{
    private const string Experiments = "api/v1/experiments";

    /// <inheritdoc/>
    public async Task<string> ResolveAsync(string text, CancellationToken cancellation) =>
        (await GetAsync<ExperimentDetail>(Home(text), cancellation)).Summary.Id;

    /// <inheritdoc/>
    public Task<Page<ExperimentSummary>> ListExperimentsAsync(string? name, string? after, int limit, CancellationToken cancellation) =>
        GetAsync<Page<ExperimentSummary>>($"{Experiments}?limit={limit}{Word("name", name)}{Word("after", after)}", cancellation);

    /// <inheritdoc/>
    public Task<ExperimentDetail?> FindExperimentAsync(string id, CancellationToken cancellation) =>
        FindAsync<ExperimentDetail>(Home(id), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LeaderboardEntry>> GetLeaderboardAsync(string id, int perFamily, CancellationToken cancellation) =>
        (await GetAsync<Page<LeaderboardEntry>>($"{Home(id)}/leaderboard?limit={perFamily}", cancellation)).Items;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ParetoEntry>> GetParetoFrontAsync(string id, CancellationToken cancellation) =>
        (await GetAsync<Page<ParetoEntry>>($"{Home(id)}/pareto-front", cancellation)).Items;

    /// <inheritdoc/>
    public Task<Page<TrialSummary>> ListTrialsAsync(string id, TrialQuery query, CancellationToken cancellation) => GetAsync<Page<TrialSummary>>(
        $"{Home(id)}/trials?limit={query.Limit}{Word("sort", query.Sort)}{Word("q", query.Where?.Text)}{Word("after", query.After)}", cancellation);

    /// <inheritdoc/>
    public Task<TrialDetail?> FindTrialAsync(string id, int number, CancellationToken cancellation) =>
        FindAsync<TrialDetail>($"{Home(id)}/trials/{number}", cancellation);

    /// <inheritdoc/>
    public Task<Page<LogLine>> ListLogAsync(string id, int number, string? containing, long afterSequence, int limit, CancellationToken cancellation) =>
        GetAsync<Page<LogLine>>($"{Home(id)}/trials/{number}/logs?after={afterSequence}&limit={limit}{Word("q", containing)}", cancellation);

    /// <inheritdoc/>
    public Task<Page<EventRow>> ListEventsAsync(string id, long afterSequence, int limit, CancellationToken cancellation) =>
        GetAsync<Page<EventRow>>($"{Home(id)}/events?after={afterSequence}&limit={limit}", cancellation);

    public void Dispose() => head.Dispose();

    private static string Home(string id) => $"{Experiments}/{Uri.EscapeDataString(id)}";

    private static string Word(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private async Task<T> GetAsync<T>(string address, CancellationToken cancellation)
    {
        using var answer = await SendAsync(address, cancellation);
        return answer.IsSuccessStatusCode ? await ReadAsync<T>(answer, cancellation) : throw await RefusalAsync(answer, cancellation);
    }

    private async Task<T?> FindAsync<T>(string address, CancellationToken cancellation)
    {
        using var answer = await SendAsync(address, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound) { return default; }

        return answer.IsSuccessStatusCode ? await ReadAsync<T>(answer, cancellation) : throw await RefusalAsync(answer, cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync(string address, CancellationToken cancellation)
    {
        try
        {
            return await head.GetAsync(address, cancellation);
        }
        catch (Exception exception) when (HeadClient.IsSilence(exception, cancellation))
        {
            throw new HttpRequestException(HeadClient.DescribeSilence(head.BaseAddress!, exception), exception);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellation) =>
        await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation) ?? throw new HttpRequestException($"{answer.RequestMessage?.RequestUri} answers nothing.");

    // A head that has trouble of its own may be better soon; what it refuses it refuses again.
    private static async Task<Exception> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var refusal = await HeadRefusal.ReadAsync(answer, cancellation);
        return answer.StatusCode >= HttpStatusCode.InternalServerError ? new HttpRequestException(refusal.Message) : refusal;
    }
}
