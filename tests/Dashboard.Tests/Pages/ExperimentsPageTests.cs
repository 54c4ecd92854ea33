using System.Net;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class ExperimentsPageTests
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
}
