using Microsoft.Playwright;

namespace Orchestrator.Bench.Viewing.Browsing;

/// <summary>Starts the machine's own Chromium, without a screen and without calls to anybody.</summary>
internal static class BrowserLauncher
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Where Chromium is, or null.</summary>
    public static string? Find() => Environment.GetEnvironmentVariable("ORCHESTRATOR_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    /// <summary>Starts it; the caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Find() ?? throw new InvalidOperationException("There is no Chromium here: scripts/setup installs it."),
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    });
}
