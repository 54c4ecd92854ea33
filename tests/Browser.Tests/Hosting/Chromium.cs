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
        var browser = _started[^1];
        try
        {
            return await OpenPageAsync(browser, options).WaitAsync(Patience);
        }
        catch (TimeoutException)
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
            if (_started[^1] == silent) { await StartAsync(); }

            return _started[^1];
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task StartAsync() => _started.Add(await BrowserLauncher.LaunchAsync(_playwright!));
}
