namespace Orchestrator.Bench.Viewing.Training;

/// <summary>
/// People who look at a sweep while it trains: ten pages that listen, of which one is in front and is written again as often as the pages'
/// script does so, and somebody who opens another page each second. Disposing sends them away.
/// </summary>
internal sealed class Viewers : IAsyncDisposable
{
    private const int Listening = 10;
    private static readonly TimeSpan FrontWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ViewWait = TimeSpan.FromSeconds(1);
    private static readonly string[] Pages = ["", "/trials", "/gallery", "/trials/0", "/explore"];

    private readonly CancellationTokenSource _gone = new();
    private readonly HttpClient _client;
    private readonly Task _looking;
    private int _views;

    /// <param name="site">The dashboard.</param>
    public Viewers(Uri site)
    {
        _client = new() { BaseAddress = site };
        _looking = Task.WhenAll([.. Enumerable.Range(0, Listening).Select(_ => UntilGoneAsync(ListenAsync)), UntilGoneAsync(KeepInFrontAsync), UntilGoneAsync(ViewAsync)]);
    }

    /// <summary>Pages that were answered.</summary>
    public int Views => _views;

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _looking;
        _client.Dispose();
        _gone.Dispose();
    }

    // The dashboard comes and goes with the run.
    private async Task UntilGoneAsync(Func<CancellationToken, Task> look)
    {
        while (!_gone.IsCancellationRequested)
        {
            try
            {
                await look(_gone.Token);
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
            {
                await Task.Delay(FrontWait, TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        using var stream = await _client.GetStreamAsync("/api/v1/events/stream", cancellation);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellation) is not null) { }
    }

    private async Task KeepInFrontAsync(CancellationToken cancellation)
    {
        await GetAsync("/experiments/@last", cancellation);
        await Task.Delay(FrontWait, TimeProvider.System, cancellation);
    }

    private async Task ViewAsync(CancellationToken cancellation)
    {
        await GetAsync($"/experiments/@last{Pages[_views % Pages.Length]}", cancellation);
        await Task.Delay(ViewWait, TimeProvider.System, cancellation);
    }

    private async Task GetAsync(string page, CancellationToken cancellation)
    {
        using var answer = await _client.GetAsync(page, cancellation);
        await answer.Content.ReadAsByteArrayAsync(cancellation);
        if (answer.IsSuccessStatusCode) { Interlocked.Increment(ref _views); }
    }
}
