using Microsoft.Playwright;
using Orchestrator.Bench.Viewing;
using Orchestrator.Bench.Viewing.Browsing;

namespace Orchestrator.Bench.Pictures;

/// <summary>Takes a picture of each page in each of <see cref="Looks"/>.</summary>
/// <param name="site">The dashboard.</param>
/// <param name="folder">Where <c>NAME.png</c>, <c>NAME-dark.png</c>, <c>NAME-narrow.png</c> and <c>NAME-narrow-dark.png</c> go.</param>
internal sealed class PagePictures(Uri site, string folder)
{
    private const int NarrowHeight = 1_400;

    // Charts are drawn, and pictures of samples fetched, when they come into view.
    private const int DrawingMilliseconds = 1_200;

    private static IReadOnlyList<(string Suffix, int Width, ColorScheme Scheme)> Looks { get; } =
        [("", 1280, ColorScheme.Light), ("-dark", 1280, ColorScheme.Dark), ("-narrow", 390, ColorScheme.Light), ("-narrow-dark", 390, ColorScheme.Dark)];

    /// <summary>Names of the pictures.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. List("", "", 0).Select(page => page.Name)];

    /// <summary>Takes those of <paramref name="names"/>, of the newest experiment.</summary>
    /// <param name="trial">The trial of pages of one trial.</param>
    /// <param name="search">A part of the name of the experiment that explore and importance show, or null for the newest.</param>
    /// <param name="names">Which pictures.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task TakeAsync(int trial, string? search, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var pages = List(await FindNewestAsync(null, cancellation), await FindNewestAsync(search, cancellation), trial).Where(page => names.Contains(page.Name)).ToList();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await BrowserLauncher.LaunchAsync(playwright);
        foreach (var look in Looks)
        {
            foreach (var page in pages)
            {
                cancellation.ThrowIfCancellationRequested();
                await TakeAsync(browser, look, page);
            }
        }
    }

    private static IReadOnlyList<DocumentedPage> List(string id, string search, int trial) =>
    [
        new("experiments", "/", 440),
        new("new", "/new", 620),
        new("overview", $"/experiments/{id}", 1560),
        new("importance", $"/experiments/{search}/importance", 1000),
        new("trials", $"/experiments/{id}/trials?sort=objective", 900),
        new("gallery", $"/experiments/{id}/gallery", 1180),
        new("sheet", $"/experiments/{id}/gallery?view=sheet", 1000),
        new("explore", $"/experiments/{search}/explore", 2100),
        new("compare", $"/compare?experiment={id}&t=0&t=1&t=2", 1300),
        new("trial", $"/experiments/{id}/trials/{trial}?epoch=3", 1700),
        new("codes", $"/experiments/{id}/trials/{trial}/latent", 900),
        new("traversal", $"/experiments/{id}/trials/{trial}/latent/traversal", 900),
        new("log", $"/experiments/{id}/trials/{trial}/logs", 640),
        new("cluster", "/cluster", 1000),
        new("events", $"/events?experiment={id}", 700),
    ];

    private async Task<string> FindNewestAsync(string? name, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = site };
        return await NewestExperiment.FindAsync(client, name, cancellation);
    }

    private async Task TakeAsync(IBrowser browser, (string Suffix, int Width, ColorScheme Scheme) look, DocumentedPage page)
    {
        var size = new ViewportSize { Width = look.Width, Height = look.Width < 1280 ? NarrowHeight : page.Height };
        await using var context = await browser.NewContextAsync(new() { ViewportSize = size, ColorScheme = look.Scheme, ReducedMotion = ReducedMotion.Reduce });
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(new Uri(site, page.Address).ToString());
        await tab.WaitForTimeoutAsync(DrawingMilliseconds);
        await tab.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{page.Name}{look.Suffix}.png") });
    }
}
