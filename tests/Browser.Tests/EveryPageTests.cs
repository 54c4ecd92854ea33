using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Orchestrator.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

[Collection(SiteCollection.Name), Trait("needs", "chromium")]
public sealed class EveryPageTests(Chromium chromium, Site site)
{
    public static TheoryData<string> Pages => Addresses.All;

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_Loaded_HasItsLandmarksAndNamesNoFaultAndNothingFromElsewhere(string path)
    {
        await using var tab = await Tab.OpenAsync(chromium, site, path);

        await Expect(tab.Page.Locator("body")).ToMatchAriaSnapshotAsync(Landmarks.Of(path), new() { Timeout = 60_000 });
        await Expect(tab.Page).ToHaveTitleAsync(new Regex("Orchestrator$"));
        await Expect(tab.Page.Locator("html[lang=en]")).ToHaveCountAsync(1);
        await tab.RunAsync("window.scrollTo(0, document.body.scrollHeight)");
        await tab.WaitUntilAsync("document.fonts.status === 'loaded' && [...document.images].every(image => image.loading === 'lazy' || image.complete)");
        Assert.Empty(await NamelessAsync(tab));
        Assert.Empty(tab.Faults);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_WithoutScript_ShowsTheSameText(string path)
    {
        await using var plain = await Tab.OpenAsync(chromium, site, path, new() { JavaScriptEnabled = false });

        await Expect(plain.Page.Locator("main h1")).ToBeVisibleAsync();
        Assert.Empty(plain.Faults);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_NarrowAndDark_FitsTheScreen(string path)
    {
        await using var tab = await Tab.OpenAsync(
            chromium, site, path, new() { ViewportSize = new() { Width = 390, Height = 844 }, ColorScheme = ColorScheme.Dark });

        var wide = await tab.ReadAsync<string[]>("""
            [document.scrollingElement, ...document.querySelectorAll('nav')].filter(each => each.scrollWidth > Math.min(each.clientWidth, innerWidth)).map(each => each.outerHTML.slice(0, 200))
            """);

        Assert.Empty(wide);
    }

    private static Task<string[]> NamelessAsync(Tab tab) => tab.ReadAsync<string[]>("""
        [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, canvas, img, [role=img]')]
            .filter(each => each.checkVisibility() && !each.closest('[aria-hidden=true]'))
            .filter(each => !(each.textContent.trim() || each.getAttribute('aria-label') || each.getAttribute('alt') !== null && each.matches('img')
                || each.labels?.length || each.querySelector?.('img[alt]:not([alt=""])')))
            .map(each => each.outerHTML.slice(0, 200))
        """);
}
