using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class GalleryPageTests
{
    private const string Address = $"/experiments/{TestHost.Id}/gallery";

    [Fact]
    public async Task Get_BrokenFilter_KeepsItAndSaysWhatIsWrongWithIt()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Address}?q=modle:vanilla");
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("role=\"alert\">Column 1 of the filter: 'modle' is not known; did you mean 'model'?", page);
        Assert.Contains("value=\"modle:vanilla\"", page);
    }

    [Fact]
    public async Task Get_Epoch_ShowsEveryTrialAtItOrNearest()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Address}?epoch=7");

        Assert.Contains("trials/0/samples/7.png", page);
        Assert.Contains("trials/13/samples/4.png", page);
        Assert.Contains("nearest: epoch 4", page);
        Assert.Contains("no sample yet", page);
        Assert.Contains($"{Address}?epoch=6", page);
        Assert.Contains($"{Address}?epoch=8", page);
    }

    [Fact]
    public async Task Get_NoEpoch_ShowsTheNewest()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("trials/0/samples/20.png", await host.GetPageAsync(Address));
    }

    [Fact]
    public async Task Get_SortedByObjective_KeepsFamiliesApart()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync(Address);

        Assert.Equal(4, page.Split("<ul class=\"wall\">").Length);
        Assert.Equal(2, (await host.GetPageAsync($"{Address}?sort=number")).Split("<ul class=\"wall\">").Length);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("last")]
    [InlineData("4294967297")]
    public async Task Get_EpochThatCannotBe_IsRefused(string epoch)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Address}?epoch={epoch}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Get_Group_HasAHeadingForEachValueAndOneForNone()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Address}?group=code_size");

        Assert.Contains("code_size 16", page);
        Assert.Contains("code_size 64", page);
        Assert.Contains("without code_size", page);
    }

    [Fact]
    public async Task Get_Pin_StandsFirstAndCanBeTakenAway()
    {
        await using var host = await TestHost.StartAsync();

        var page = WebUtility.HtmlDecode(await host.GetPageAsync($"{Address}?pin=8&epoch=7"));

        Assert.InRange(page.IndexOf("<b>#8</b>", StringComparison.Ordinal), page.IndexOf("Pinned", StringComparison.Ordinal), page.IndexOf("<b>#0</b>", StringComparison.Ordinal));
        Assert.Contains($"{Address}?epoch=7\"", page);
        Assert.Contains($"{Address}?epoch=7&pin=8%2C0", page);
    }

    [Fact]
    public async Task Get_Sheet_HasEpochsAsColumns()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Address}?view=sheet");

        Assert.Contains("trials/0/samples/1.png", page);
        Assert.Contains("trials/0/samples/20.png", page);
    }

    [Theory]
    [InlineData("group=code_sise", "did you mean 'code_size'?")]
    [InlineData("view=list", "Allowed: wall, sheet")]
    [InlineData("pin=a", "pin: give at most 24 trial numbers")]
    [InlineData("pin=8,99", "pin: the experiment has no trial 99;")]
    [InlineData("q=model:gan&pin=99", "pin: the experiment has no trial 99;")]
    [InlineData("groop=zz", "the address: 'groop' is not known; did you mean 'group'?")]
    public async Task Get_WordThatIsNotAllowed_SaysWhatIs(string words, string message)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Address}?{words}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Get_NoSamples_SaysSo()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("No sample image yet", await host.GetPageAsync("/experiments/b9d4e5f6/gallery"));
    }
}
