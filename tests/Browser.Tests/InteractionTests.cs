using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Orchestrator.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

[Collection(SiteCollection.Name), Trait("needs", "chromium")]
public sealed class InteractionTests(Chromium chromium, Site site)
{
    [Fact]
    public async Task Filter_Misspelt_IsToldWhereItStands()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Trials);

        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("model:sparse mze<0.1");
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Column 14 of the filter: 'mze' is not known; did you mean 'mse'?");
        await Expect(tab.Page.Locator("input[name=q]")).ToHaveValueAsync("model:sparse mze<0.1");
    }

    [Fact]
    public async Task Trials_TickedByKey_AreCompared()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Trials}?q=model:sparse");

        foreach (var key in "jxjxc") { await tab.Page.Keyboard.PressAsync(key.ToString()); }

        await Expect(tab.Page).ToHaveURLAsync(new Regex("/compare\\?experiment=.*&t=2&t=10$"));
        await Expect(tab.Page.Locator(".compared > li")).ToHaveCountAsync(2);
        Assert.Empty(tab.Faults);
    }

    [Fact]
    public async Task Trials_Ticked_StayTickedUnderAnotherFilterAndAreLinkedOn()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Trials}?q=model:sparse");
        await tab.Page.GetByLabel("Compare trial 2", new() { Exact = true }).CheckAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("[?&]sel=2$"));

        // Faster than the server writes the page again.
        await tab.Page.Locator("input[name=q]").FillAsync("model:vanilla");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByText("1 ticked")).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Compare trial 0", new() { Exact = true }).CheckAsync();
        await Expect(tab.Page.GetByText("2 ticked")).ToBeVisibleAsync();
        var pins = tab.Page.GetByRole(AriaRole.Link, new() { Name = "Pin them in the gallery" });
        await Expect(pins).ToHaveAttributeAsync("href", new Regex("pin=2%2C0$"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Compare the ticked trials" }).ClickAsync();

        await Expect(tab.Page.Locator(".compared > li")).ToHaveCountAsync(2);
        Assert.Empty(tab.Faults);
    }

    [Fact]
    public async Task Trials_TickedWhilePaused_AreInLinksAndCounted()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Trials}?limit=2");
        await tab.Page.Keyboard.PressAsync("p");

        await tab.Page.GetByLabel("Compare trial 1", new() { Exact = true }).CheckAsync();

        await Expect(tab.Page.GetByText("1 ticked")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Expect(tab.Page.GetByText("not in this part of the list: #1")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Untick all" }).ClickAsync();
        await Expect(tab.Page.GetByText("0 ticked")).ToBeVisibleAsync();
        Assert.Empty(tab.Faults);
    }

    [Fact]
    public async Task Explore_Marked_ArePinsOfTheGalleryAndTicksOfTheList()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Explore}?sel=2,10");

        await Expect(tab.Page.Locator("a[data-list=gallery]")).ToHaveAttributeAsync("href", new Regex("pin=2%2C10$"));
        await tab.Page.Locator("a[data-list=trials]").ClickAsync();

        await Expect(tab.Page.GetByText("2 ticked")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByLabel("Compare trial 10", new() { Exact = true })).ToBeCheckedAsync();
        Assert.Empty(tab.Faults);
    }

    [Fact]
    public async Task Compare_Difference_LaysOneOverTheOther()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Compare);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "difference" }).ClickAsync();

        await Expect(tab.Page.Locator("[data-stage] figure:visible")).ToHaveCountAsync(2);
        await Expect(tab.Page).ToHaveURLAsync(new Regex("mode=difference"));
    }

    [Fact]
    public async Task ParallelCoordinates_Dragged_KeepsFewerAndTheAddressFollows()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Overview);
        var plot = tab.Page.Locator(".parallel canvas[role=img]");
        await plot.ScrollIntoViewIfNeededAsync();
        await Expect(tab.Page.Locator(".parallel-summary")).ToContainTextAsync(new Regex(@"^(\d+) of \1 trials"));
        var box = (await plot.BoundingBoxAsync())!;

        await tab.Page.Mouse.MoveAsync(box.X + 46, box.Y + 20);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(box.X + 46, box.Y + 150, new() { Steps = 4 });
        await tab.Page.Mouse.UpAsync();

        await Expect(tab.Page).ToHaveURLAsync(new Regex("q=[a-z_]+%3[CE]"));
        await Expect(tab.Page.Locator(".parallel-summary")).Not.ToContainTextAsync(new Regex(@"^(\d+) of \1 trials"));
        await tab.Page.Locator("[data-table] summary").ClickAsync();
        var kept = (await tab.Page.Locator(".parallel-summary").InnerTextAsync()).Split(' ')[0];
        await Expect(tab.Page.Locator("[data-table] tbody tr")).ToHaveCountAsync(int.Parse(kept, CultureInfo.InvariantCulture));
        var link = await tab.Page.GetByRole(AriaRole.Link, new() { Name = "List these trials" }).GetAttributeAsync("href");
        await tab.Page.GotoAsync(link!);
        await Expect(tab.Page.Locator("table.trials tbody tr").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Explore_BrushedByKey_EveryChartFollowsAndBackUndoesIt()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Explore);
        var summary = tab.Page.Locator("[data-brush-summary]");
        await tab.Page.Locator(".parallel canvas[role=img]").FocusAsync();
        var all = await summary.InnerTextAsync();

        await tab.Page.Keyboard.PressAsync("ArrowRight");
        foreach (var _ in Enumerable.Range(0, 3)) { await tab.Page.Keyboard.PressAsync("ArrowUp"); }

        await Expect(tab.Page).ToHaveURLAsync(new Regex("q=learning_rate%3E%3D"));
        await Expect(summary).Not.ToHaveTextAsync(all);
        // The server counts the same trials from the same address.
        var text = await summary.InnerTextAsync();
        await using var plain = await Tab.OpenAsync(chromium, site, new Uri(tab.Page.Url).PathAndQuery, new() { JavaScriptEnabled = false });
        await Expect(plain.Page.Locator("[data-brush-summary]")).ToHaveTextAsync(text);
        foreach (var _ in Enumerable.Range(0, 3)) { await tab.Page.GoBackAsync(); }

        await Expect(summary).ToHaveTextAsync(all);
        Assert.Empty(tab.Faults);
    }

    [Fact]
    public async Task QuestionMark_Pressed_ShowsTheKeys()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Gallery);

        await tab.Page.Keyboard.PressAsync("?");

        await Expect(tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Chart_Drawn_HasATableAndASummary()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Trial);
        var chart = tab.Page.Locator("figure.chart").First;

        await Expect(chart.Locator(".u-over")).ToBeVisibleAsync();
        await Expect(chart.Locator(".chart-summary")).ToContainTextAsync("at epoch");
        await chart.Locator("summary").ClickAsync();
        await Expect(chart.Locator("table.plain tbody tr").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Curves_WindowNarrowedAndThemeChosen_AreDrawnAnew()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Trial);
        await Expect(tab.Page.Locator(".plot canvas").First).ToBeVisibleAsync();

        await tab.ResizeAsync(500, 800);
        await tab.WaitUntilAsync("() => [...document.querySelectorAll('.plot canvas')].every(each => each.clientWidth < 500)");
        await tab.RunAsync("() => document.dispatchEvent(new Event('recolored'))");

        await Expect(tab.Page.Locator(".plot canvas").First).ToBeVisibleAsync();
        Assert.Empty(tab.Faults);
    }

    [Fact]
    public async Task Theme_Chosen_HoldsOnTheNextPage()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, "/");
        var button = tab.Page.Locator("#theme");

        await button.ClickAsync();
        await button.ClickAsync();
        await tab.Page.GotoAsync(Addresses.Overview);

        await Expect(tab.Page.Locator("html[data-theme=dark]")).ToHaveCountAsync(1);
        Assert.Equal("rgb(14, 17, 24)", await tab.ReadAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task Wipe_ArrowPressed_MovesTheWipeAndNoEpoch()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Compare}&mode=wipe&epoch=5");
        await tab.Page.Locator("input.wipe").FocusAsync();

        await tab.Page.Keyboard.PressAsync("ArrowLeft");

        await Expect(tab.Page.Locator("input.wipe")).ToHaveValueAsync("49");
        await Expect(tab.Page.Locator("output")).ToContainTextAsync("5 of 8");
    }

    [Fact]
    public async Task Keys_GThenI_OpenImportance()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Overview);

        // The second key has a second: where the machine is busy it may come too late, and a person types both again.
        var isThere = false;
        for (var tries = 0; tries < 5 && !isThere; tries++)
        {
            await tab.Page.Keyboard.PressAsync("g");
            await tab.Page.Keyboard.PressAsync("i");
            isThere = await ArrivesAsync(tab.Page, Addresses.Importance);
        }

        Assert.True(isThere);
    }

    private static async Task<bool> ArrivesAsync(IPage page, string address)
    {
        try
        {
            await page.WaitForURLAsync($"**{address}", new() { Timeout = 10_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    [Theory]
    [InlineData(Addresses.Overview)]
    [InlineData("/cluster")]
    public async Task CopyLink_Clicked_CopiesTheAddress(string address)
    {
        await using var tab = await Tab.OpenAsync(chromium, site, address);
        await tab.RunAsync("navigator.clipboard.writeText = async text => { window.copied = text; }");

        await tab.Page.Locator("#copy-link").ClickAsync();

        await Expect(tab.Page.Locator("#copy-link")).ToHaveTextAsync("Copied");
        Assert.EndsWith(address, await tab.ReadAsync<string>("window.copied"), StringComparison.Ordinal);
    }
}
