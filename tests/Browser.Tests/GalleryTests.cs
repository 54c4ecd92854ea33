using System.Text.RegularExpressions;
using Orchestrator.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

[Collection(SiteCollection.Name), Trait("needs", "chromium")]
public sealed class GalleryTests(Chromium chromium, Site site)
{
    private const string Images = "img[data-trial]";

    [Fact]
    public async Task Arrow_Pressed_EveryImageStepsAndTheAddressFollows()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Gallery}?epoch=3&q=state:completed");

        await tab.Page.Keyboard.PressAsync("ArrowRight");

        var images = tab.Page.Locator(Images);
        await Expect(images.First).ToHaveAttributeAsync("src", new Regex("/samples/4.png$"));
        await Expect(images.Last).ToHaveAttributeAsync("src", new Regex("/samples/4.png$"));
        await Expect(tab.Page).ToHaveURLAsync(new Regex("epoch=4"));
        await Expect(tab.Page.Locator("output")).ToContainTextAsync("4 of 8");
        Assert.Empty(tab.Faults);
    }

    [Fact]
    public async Task Play_FromTheEnd_GoesThroughTheEpochsAndEnds()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Gallery}?q=state:completed");
        await tab.RunAsync("""
            window.seen = [];
            new MutationObserver(() => window.seen.push(document.querySelector('output').firstChild.nodeValue.trim()))
                .observe(document.querySelector('output'), { characterData: true, subtree: true });
            """);

        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Play" }).ClickAsync();

        await tab.WaitUntilAsync("window.seen.at(-1) === '8'");
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], await tab.ReadAsync<string[]>("window.seen"));
        await Expect(tab.Page.Locator("[data-play]")).ToContainTextAsync("Play");
        await Expect(tab.Page.Locator(Images).First).ToHaveAttributeAsync("src", new Regex("/samples/8.png$"));
    }

    [Fact]
    public async Task Later_WithoutScript_IsALink()
    {
        await using var plain = await Tab.OpenAsync(chromium, site, $"{Addresses.Gallery}?epoch=3&q=state:completed", new() { JavaScriptEnabled = false });

        await plain.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Later" }).ClickAsync();

        await Expect(plain.Page.Locator(Images).First).ToHaveAttributeAsync("src", new Regex("/samples/4.png$"));
    }

    [Fact]
    public async Task Pin_Clicked_TrialStandsFirst()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, Addresses.Gallery);
        var last = tab.Page.Locator(".wall > li").Last;
        var name = await last.Locator(".tile-text b").InnerTextAsync();

        await last.Locator("a.pin").ClickAsync();

        await Expect(tab.Page.Locator("main h2").First).ToContainTextAsync("Pinned");
        await Expect(tab.Page.Locator(".wall > li").First.Locator("b")).ToHaveTextAsync(name);
        await Expect(tab.Page).ToHaveURLAsync(new Regex($"pin={name.TrimStart('#')}"));
    }

    [Fact]
    public async Task Group_ByParameter_HasAHeadingForEachValue()
    {
        await using var tab = await Tab.OpenAsync(chromium, site, $"{Addresses.Gallery}?group=code_size&q=model:vanilla");

        Assert.All(await tab.Page.Locator("main h2").AllInnerTextsAsync(), text => Assert.StartsWith("code_size ", text));
    }
}
