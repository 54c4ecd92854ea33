using System.Net;
using System.Text.RegularExpressions;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed partial class ExperimentsPageTests
{
    [Fact]
    public async Task Get_Experiments_ShowsStateProgressBestAndSample()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync("/");

        Assert.Contains("state-running", page);
        Assert.Contains("<b>13</b> of 24", page);
        Assert.Contains("best autoencoder", page);
        Assert.Contains("best denoising", page);
        Assert.DoesNotContain("best gan", page);
        Assert.Contains($"/experiments/{TestHost.Id}/trials/0/samples/latest.png", page);
        Assert.Contains("data-live=\"true\"", page);
    }

    [Fact]
    public async Task Get_NoExperiment_ShowsCommandsToCopy()
    {
        await using var host = await TestHost.StartAsync([]);

        var page = await host.GetPageAsync("/");

        Assert.Contains("No experiment yet", page);
        Assert.Contains("data-copy=\"orchestrator run sweep.yaml --database results.db\"", page);
        Assert.Contains("data-live=\"false\"", page);
    }

    [Fact]
    public async Task Get_MoreThanALimit_LinksToTheOlderPart()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync("/?limit=2");

        Assert.Contains("/?after=2", page);
        Assert.Contains("b9d4e5f6", await host.GetPageAsync("/?after=2"));
    }

    [Fact]
    public async Task Get_PageTokenOfNoPage_IsTheAskersMistake()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync("/?after=bogus");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Get_OnlyEndedExperiments_IsNotLive()
    {
        await using var host = await TestHost.StartAsync(FakeData.Experiment("a", "done", ExperimentState.Completed));

        Assert.Contains("data-live=\"false\"", await host.GetPageAsync("/"));
    }

    [Theory]
    [InlineData("active", TestHost.Id)]
    [InlineData("ended", "b3n8w1pc", "b9d4e5f6")]
    [InlineData("failed", "b9d4e5f6")]
    [InlineData("Paused")]
    public async Task Get_State_ListsThoseAlone(string state, params string[] ids)
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"/?state={state}");

        Assert.Equal(ids, Listed().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Matches($"(?i)<option value=\"{state}\" selected", page);
        Assert.Equal(ids.Length == 0, page.Contains("No experiment is Paused"));
    }

    [Fact]
    public async Task Get_StateOverMoreThanALimit_StaysInTheAddress()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("/?state=ended&amp;after=1", await host.GetPageAsync("/?state=ended&limit=1"));
    }

    [Fact]
    public async Task Get_StateThatIsNone_NamesTheNearest()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync("/?state=runing");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Running", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_Name_ListsThoseThatHoldItAndLinksKeepIt()
    {
        await using var host = await TestHost.StartAsync(
            FakeData.Experiment("a", "noise levels", ExperimentState.Completed), FakeData.Experiment("b", "more Noise", ExperimentState.Completed),
            FakeData.Experiment("c", "codes", ExperimentState.Completed));

        var page = WebUtility.HtmlDecode(await host.GetPageAsync("/?name=NOISE&limit=1"));

        Assert.Equal(["a"], Listed().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Contains("name=\"e\" value=\"a\"", page);
        Assert.Contains("/?name=NOISE&after=1", page);
        Assert.Contains("orchestrator experiment list --name NOISE", page);
        Assert.Contains("No experiment with 'zebra' in its name", WebUtility.HtmlDecode(await host.GetPageAsync("/?name=zebra")));
    }

    [Fact]
    public async Task Get_Ticked_AreComparedWhereverTheyStand()
    {
        await using var host = await TestHost.StartAsync();

        var page = WebUtility.HtmlDecode(await host.GetPageAsync($"/?limit=2&sel={TestHost.Id},b9d4e5f6,deleted1,b9d4e5f6"));

        Assert.Matches($"value=\"{TestHost.Id}\" checked", page);
        Assert.Contains("<input type=\"hidden\" name=\"e\" value=\"b9d4e5f6\" />", page);
        Assert.Contains($"/?sel={TestHost.Id}%2Cb9d4e5f6&after=2", page);
    }

    [GeneratedRegex("<h2>.*?href=\"/experiments/([a-z0-9]+)\"")]
    private static partial Regex Listed();
}
