using Microsoft.Playwright;
using Orchestrator.Bench.Viewing.Browsing;

namespace Orchestrator.Browser.Tests.Hosting;

/// <summary>The machine's own Chromium, started once for all tests, and anew where it answers no more.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(Tab.Patience);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<IBrowser> _started = [];
    private IPlaywright? _playwright;
    private volatile IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        // A busy machine draws late: only what never comes fails.
        Assertions.SetDefaultExpectTimeout(Tab.Patience);
        _playwright = await Playwright.CreateAsync().WaitAsync(Patience);
        await StartAsync();
    }

    /// <summary>A page in a context of its own, which the caller disposes.</summary>
    /// <remarks>Playwright sets no limit to how long a browser may take to make one.</remarks>
    public async Task<IPage> OpenPageAsync(BrowserNewContextOptions options)
    {
        var browser = _browser!;
        try
        {
            return await OpenPageAsync(browser, options).WaitAsync(Patience);
        }
        catch (Exception exception) when (exception is TimeoutException || !browser.IsConnected)
        {
            return await OpenPageAsync(await ReplaceAsync(browser), options).WaitAsync(Patience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _started) { await Ending.WithinAsync(browser.DisposeAsync(), Patience); }

        _playwright?.Dispose();
        _turn.Dispose();
    }

    private static async Task<IPage> OpenPageAsync(IBrowser browser, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Tab.Patience);
        return await context.NewPageAsync();
    }

    private async Task<IBrowser> ReplaceAsync(IBrowser silent)
    {
        await _turn.WaitAsync();
        try
        {
            // The silent one is left as it is: another test may still be at work in it.
            if (_browser == silent) { await StartAsync(); }

            return _browser!;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task StartAsync()
    {
        _browser = await BrowserLauncher.LaunchAsync(_playwright!).WaitAsync(Patience);
        _started.Add(_browser);
    }
}
