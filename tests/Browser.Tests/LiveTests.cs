using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Orchestrator.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

[Collection(SiteCollection.Name), TestClass(DisableParallelization = true), Trait("needs", "chromium")]
public sealed class LiveTests(Chromium chromium, Site site)
{
    [Fact]
    public async Task Overview_TrialRecorded_ChangesWithoutLoadingAgain()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Overview);
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        await tab.Page.EvaluateAsync("window.isSame = true");
        var before = await CountAsync(tab.Page);

        await site.AddTrialAsync();

        await Expect(tab.Page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");
        Assert.True(await tab.Page.EvaluateAsync<bool>("window.isSame"));
        await Expect(tab.Page.Locator(".parallel canvas[role=img]")).ToBeVisibleAsync();
        Assert.Empty(tab.Faults);
    }

    [Fact]
    public async Task Overview_RefreshThatFailed_IsTriedAgainWithoutAnotherEvent()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Overview);
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        var before = await CountAsync(tab.Page);
        var refused = 0;
        await tab.Page.RouteAsync($"**{Addresses.Overview}", route => Interlocked.Increment(ref refused) == 1
            ? route.FulfillAsync(new() { Status = 503, Body = "busy" })
            : route.ContinueAsync());

        await site.AddTrialAsync();

        await Expect(tab.Page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");
        Assert.True(refused > 1, $"{refused} requests");
    }

    [Fact]
    public async Task NineTabs_TrialRecorded_AllChange()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Trials);
        var before = await CountAsync(tab.Page);
        List<IPage> pages = [tab.Page];
        for (var i = 0; i < 8; i++) { pages.Add(await tab.OpenAnotherAsync(Addresses.Trials)); }

        await Expect(pages[^1].Locator("#live-text")).ToHaveTextAsync("live");
        await site.AddTrialAsync();

        foreach (var page in pages)
        {
            await page.BringToFrontAsync();
            await Expect(page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");
        }
    }

    [Fact]
    public async Task Server_StoppedAndStarted_PageGoesOnWithItsScrollAndFocus()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Trials);
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        await tab.Page.Locator("table.trials tbody tr").Nth(20).Locator("a[href]").First.FocusAsync();
        await tab.Page.EvaluateAsync("window.isSame = true; window.scrollTo(0, 700)");
        var before = await CountAsync(tab.Page);

        await site.StopAsync();
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync(new Regex("reconnecting|server lost"));
        await site.AddTrialAsync();
        await site.StartAsync();

        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        await Expect(tab.Page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");
        Assert.Equal(700, await tab.Page.EvaluateAsync<int>("Math.round(window.scrollY)"));
        Assert.Equal("#20", await tab.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("window.isSame"));
    }

    [Fact]
    public async Task Gallery_TrialRecorded_KeepsOnePlayButtonThatWorks()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Gallery}?epoch=2&q=state:completed");
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        var before = await CountAsync(tab.Page);

        await site.AddTrialAsync();
        await Expect(tab.Page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");
        await tab.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(tab.Page.Locator("[data-play]")).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator("output")).ToContainTextAsync("3 of 8");
    }

    [Fact]
    public async Task Badge_Clicked_StopsRefreshing()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Overview);

        await tab.Page.Locator("#live").ClickAsync();

        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("paused");
    }

    private static async Task<int> CountAsync(IPage page) => int.Parse(
        await page.Locator(".tabs .count").First.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
