using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests.Hosting;

/// <summary>A page in a browser of its own, which notes what must not happen.</summary>
public sealed class Tab : IAsyncDisposable
{
    /// <summary>How long a page may take to get where a test waits for it, in milliseconds.</summary>
    public const int Patience = 60_000;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(Patience);
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Tab(IBrowserContext context, IPage page, string site)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, $"exception: {error}");
        page.Request += (_, request) => Note(!request.Url.StartsWith(site, StringComparison.Ordinal), $"foreign request: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>Console errors, exceptions and requests to elsewhere.</summary>
    public IReadOnlyList<string> Faults
    {
        get { lock (_faults) { return [.. _faults]; } }
    }

    public static async Task<Tab> OpenAsync(Chromium chromium, Site site, string path, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = site.Address;
        var page = await chromium.OpenPageAsync(options);
        var tab = new Tab(page.Context, page, site.Address);
        await tab.Page.GotoAsync(path);
        return tab;
    }

    /// <summary>Runs a script in the page.</summary>
    public Task RunAsync(string script) => ReadAsync<object?>(script);

    /// <summary>What an expression is in the page; Playwright would wait for ever for a page whose own script never ends.</summary>
    public Task<T> ReadAsync<T>(string expression) => Page.EvaluateAsync<T>(expression).WaitAsync(Limit, TestContext.Current.CancellationToken);

    /// <summary>Makes the window so large, in pixels.</summary>
    public Task ResizeAsync(int width, int height) => Page.SetViewportSizeAsync(width, height).WaitAsync(Limit, TestContext.Current.CancellationToken);

    /// <summary>Waits until an expression holds in the page; Playwright's own way needs what the pages' policy forbids.</summary>
    public async Task WaitUntilAsync(string expression)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(Patience);
        while (!await ReadAsync<bool>(expression))
        {
            if (limit.IsCancellationRequested) { Assert.Fail($"Not within {Patience} ms: {expression}"); }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Another page of the same browser.</summary>
    public async Task<IPage> OpenAnotherAsync(string path)
    {
        var page = await _context.NewPageAsync().WaitAsync(Limit);
        await page.GotoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync() => await Ending.WithinAsync(_context.DisposeAsync(), Limit);

    private void Note(bool isFault, string what)
    {
        if (isFault)
        {
            lock (_faults) { _faults.Add(what); }
        }
    }
}
