using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests.Hosting;

/// <summary>The machine's own Chromium, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        // A busy machine draws late: only what never comes fails.
        Assertions.SetDefaultExpectTimeout(Tab.Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("ORCHESTRATOR_CHROMIUM") ?? Places.FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException("There is no Chromium here: scripts/setup installs it."),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) { await _browser.DisposeAsync(); }

        _playwright?.Dispose();
    }
}
