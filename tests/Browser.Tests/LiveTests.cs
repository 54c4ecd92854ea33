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
        await tab.RunAsync("window.isSame = true");
        var before = await CountAsync(tab.Page);

        await site.AddTrialAsync();

        await Expect(tab.Page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");
        Assert.True(await tab.ReadAsync<bool>("window.isSame"));
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
        await tab.RunAsync("window.isSame = true; window.scrollTo(0, 700)");
        var before = await CountAsync(tab.Page);

        await site.StopAsync();
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync(new Regex("reconnecting|server lost"));
        await site.AddTrialAsync();
        await site.StartAsync();

        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        await Expect(tab.Page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");
        Assert.Equal(700, await tab.ReadAsync<int>("Math.round(window.scrollY)"));
        Assert.Equal("#20", await tab.ReadAsync<string>("document.activeElement.textContent.trim()"));
        Assert.True(await tab.ReadAsync<bool>("window.isSame"));
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
    public async Task Gallery_RunningTrialWithNewEpochs_FollowsThemAndKeepsAnAskedEpoch()
    {
        var number = await site.BeginTrialAsync(epochs: 2);
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Gallery}?q=number:{number}");
        var (image, output) = (tab.Page.Locator("img[data-trial]"), tab.Page.Locator("output"));
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        await Expect(output).ToContainTextAsync("2 of 2");

        await site.AdvanceAsync(3);
        await Expect(output).ToContainTextAsync("5 of 5");
        await Expect(image).ToHaveAttributeAsync("src", new Regex("/samples/5.png$"));

        await tab.Page.Keyboard.PressAsync("ArrowLeft");
        await site.AdvanceAsync(1);
        await Expect(output).ToContainTextAsync("4 of 6");
        await Expect(image).ToHaveAttributeAsync("src", new Regex("/samples/4.png$"));

        await tab.Page.Keyboard.PressAsync("End");
        await site.AdvanceAsync(10);
        await Expect(output).ToContainTextAsync("8 of 8");
        await Expect(image).ToHaveAttributeAsync("src", new Regex("/samples/8.png$"));
        Assert.Empty(tab.Faults);
    }

    [Fact]
    public async Task Trial_RunningWithNewEpochs_ViewerFollowsThem()
    {
        var number = await site.BeginTrialAsync(epochs: 2);
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Trials}/{number}");
        var viewer = tab.Page.Locator("[data-viewer]").First;
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        await Expect(viewer.Locator("input[type=range]")).ToHaveValueAsync("2");

        await site.AdvanceAsync(3);

        await Expect(viewer.Locator("input[type=range]")).ToHaveValueAsync("5");
        await Expect(viewer.Locator("input[type=range]")).ToHaveAttributeAsync("max", "5");
        await Expect(viewer.Locator("[data-shown]")).ToHaveTextAsync("5");
        await site.AdvanceAsync(10);
    }

    [Fact]
    public async Task Trials_NewestFirstWhenOneIsRecorded_TickAndFocusStayWithTheirTrial()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Trials}?sort=-number");
        var rows = tab.Page.Locator("table.trials tbody tr");
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        var (first, before) = (await rows.First.Locator("a[href]").First.InnerTextAsync(), await CountAsync(tab.Page));
        await rows.First.Locator("input[type=checkbox]").CheckAsync();
        await rows.First.Locator("a[href]").First.FocusAsync();

        await site.AddTrialAsync();
        await Expect(tab.Page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");

        await Expect(rows.Nth(1).Locator("a[href]").First).ToHaveTextAsync(first);
        Assert.Equal([first], await tab.ReadAsync<string[]>("[...document.querySelectorAll('table.trials input:checked')].map(box => `#${box.value}`)"));
        Assert.Equal(first, await tab.ReadAsync<string>("document.activeElement.textContent.trim()"));
    }

    [Fact]
    public async Task Overview_OfWhatHasEnded_ChangesWhenSomethingIsRecordedOfIt()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Overview);
        await Expect(tab.Page.Locator("#live-text")).ToHaveTextAsync("live");
        var before = await CountAsync(tab.Page);
        await tab.RunAsync("document.getElementById('main').dataset.live = 'false'");

        await site.AddTrialAsync();

        await Expect(tab.Page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");
    }

    [Fact]
    public async Task Form_WhenSomethingIsRecorded_StaysAsItIs()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, "/new");
        await using var other = await Tab.OpenAsync(chromium, site, Addresses.Overview);
        await Expect(other.Page.Locator("#live-text")).ToHaveTextAsync("live");
        var before = await CountAsync(other.Page);
        await tab.RunAsync("document.getElementById('main').append(Object.assign(document.createElement('p'), { id: 'mine' }))");

        await site.AddTrialAsync();
        await Expect(other.Page.Locator(".tabs .count").First).ToHaveTextAsync($"{before + 1}");

        await Expect(tab.Page.Locator("#mine")).ToHaveCountAsync(1);
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
